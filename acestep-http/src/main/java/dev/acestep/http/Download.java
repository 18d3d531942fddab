package dev.acestep.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file on its way to a caller, with ranges and conditions; it is never held in memory. */
public final class Download {
    private static final int BUFFER = 64 * 1024;
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "mp3", "audio/mpeg",
            "flac", "audio/flac",
            "wav", "audio/wav",
            "opus", "audio/ogg; codecs=opus",
            "aac", "audio/aac",
            "ogg", "audio/ogg",
            "m4a", "audio/mp4");

    private final Context ctx;
    private final Path file;
    private final String contentType;
    private final long size;
    private final String etag;
    private final String lastModified;

    private Download(Context ctx, Path file, String contentType, BasicFileAttributes attributes) {
        this.ctx = ctx;
        this.file = file;
        this.contentType = contentType;
        this.size = attributes.size();
        this.etag = "\"%x-%x\"".formatted(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), size);
        this.lastModified = httpDate(attributes.lastModifiedTime().toInstant());
    }

    /** Answers the request with the file; {@code download=1} asks a browser to save it. */
    public static void send(Context ctx, Path file) throws IOException {
        send(ctx, file, contentType(file.getFileName().toString()));
    }

    /** The same, of a type that the file's name does not tell. */
    public static void send(Context ctx, Path file, String contentType) throws IOException {
        try {
            new Download(ctx, file, contentType, Files.readAttributes(file, BasicFileAttributes.class)).send();
        } catch (NoSuchFileException _) {
            throw new HttpProblem(404, "Audio file not found");
        }
    }

    private void send() throws IOException {
        ctx.header("ETag", etag);
        ctx.header("Last-Modified", lastModified);
        ctx.header("Cache-Control", "private, max-age=3600");
        ctx.header("Accept-Ranges", "bytes");
        if (isKnownToCaller()) {
            ctx.status(304);
            return;
        }
        ctx.contentType(contentType);
        ctx.header("Content-Disposition", disposition());
        switch (range()) {
            case ByteRange.Whole _ -> write(200, new ByteRange.Part(0, size - 1));
            case ByteRange.Part part -> {
                ctx.header("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
                write(206, part);
            }
            case ByteRange.Unsatisfiable _ ->
                throw new HttpProblem(
                        416,
                        "Range lies outside of the file's %d bytes".formatted(size),
                        Map.of("Content-Range", "bytes */" + size));
        }
    }

    private ByteRange range() {
        return Optional.ofNullable(ctx.header("Range"))
                .filter(_ -> ctx.method().equals(HandlerType.GET) && ifRangeHolds())
                .map(header -> ByteRange.of(header, size))
                .orElse(new ByteRange.Whole());
    }

    private boolean ifRangeHolds() {
        return Optional.ofNullable(ctx.header("If-Range"))
                .map(String::strip)
                .map(value -> value.equals(etag) || value.equals(lastModified))
                .orElse(true);
    }

    private boolean isKnownToCaller() {
        String tags = ctx.header("If-None-Match");
        if (tags == null) {
            return lastModified.equals(ctx.header("If-Modified-Since"));
        }
        return Arrays.stream(tags.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    private void write(int status, ByteRange.Part part) throws IOException {
        ctx.status(status);
        ctx.res().setContentLengthLong(part.length());
        if (ctx.method().equals(HandlerType.HEAD)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            copy(channel, part, ctx.res().getOutputStream());
        }
    }

    private static void copy(FileChannel channel, ByteRange.Part part, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, part.length())));
        long position = part.first();
        while (position <= part.last()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), part.last() - position + 1));
            int read = channel.read(buffer, position);
            if (read < 0) {
                throw new IOException("File became shorter while it was sent");
            }
            out.write(buffer.array(), 0, read);
            position += read;
        }
    }

    private String disposition() {
        String name = file.getFileName().toString();
        String kind = "1".equals(ctx.queryParam("download")) ? "attachment" : "inline";
        String plain = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
        String header = "%s; filename=\"%s\"".formatted(kind, plain);
        return plain.equals(name) ? header : header + "; filename*=UTF-8''" + Links.encode(name);
    }

    /** The type that the end of a file's name tells. */
    public static String contentType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return CONTENT_TYPES.getOrDefault(extension, "application/octet-stream");
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
