package dev.acestep.http.wavespeed;

import dev.acestep.http.Download;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.Reason;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.order.ResultLink;
import dev.acestep.jobs.Media;
import dev.acestep.jobs.Media.Receipt;
import dev.acestep.jobs.Media.Ticket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that are sent ahead: with a ticket in two steps, or as a form in one; and read back by their links. */
final class MediaRoutes {
    private static final String TICKETS = "/api/v3/media/uploads";
    private static final int LONGEST_NAME = 255;

    private final Ground ground;
    private final Media media;

    MediaRoutes(Ground ground) {
        this.ground = ground;
        this.media = ground.services().media();
    }

    void register(RoutesConfig routes) {
        routes.post(TICKETS, this::ticket);
        routes.put(TICKETS + "/{ticket}", this::put);
        routes.post("/api/v3/media/upload/binary", this::upload);
        Reading.at(routes, ResultLink.Sent.PATH + "{name}", this::download);
    }

    private void ticket(Context ctx) {
        ground.reader(ctx, WaveSpeedApi.KEY);
        Announced file = Announced.read(ground.json(ctx), media.largestBytes());
        Ticket ticket = media.issue(file.name(), file.size());
        String base = ground.links().base(ctx);
        Map<String, Object> upload = Map.of(
                "method",
                "PUT",
                "url",
                "%s%s/%s".formatted(base, TICKETS, ticket.token()),
                "headers",
                Map.of("Content-Type", file.contentType()));
        ctx.json(Envelope.of(Map.of("upload", upload, "download_url", downloadUrl(base, ticket))));
    }

    private void put(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        Ticket ticket = ground.bodies().readBytes(ctx, bytes -> {
            Ticket open = media.ticket(ctx.pathParam("ticket")).orElseThrow(MediaRoutes::used);
            if (length >= 0 && length != open.size()) {
                throw wrongSize(open, length, media.largestBytes());
            }
            return switch (media.redeem(open, bytes)) {
                case Receipt.Stored _ -> open;
                case Receipt.WrongSize(long received) -> throw wrongSize(open, received, media.largestBytes());
                case Receipt.TooLate _ -> throw used();
            };
        });
        String url = downloadUrl(ground.links().base(ctx), ticket);
        ctx.json(Envelope.of(Map.of("download_url", url, "size", ticket.size())));
    }

    private void upload(Context ctx) {
        ground.reader(ctx, WaveSpeedApi.KEY);
        Uploaded uploaded = ground.bodies().readFile(ctx, "file", this::keep);
        String url = downloadUrl(ground.links().base(ctx), uploaded.file());
        ctx.json(Envelope.of(new Upload(
                uploaded.kind(), url, uploaded.name(), uploaded.file().size())));
    }

    private Uploaded keep(InputStream bytes, String callersName) throws IOException {
        byte[] head = bytes.readNBytes(MediaType.HEAD);
        if (head.length == 0) {
            throw HttpProblem.ofField(Reason.INVALID_MEDIA, "file", "file: the uploaded file is empty");
        }
        MediaType type = MediaType.of(head, callersName)
                .orElseThrow(() -> HttpProblem.ofField(
                        Reason.INVALID_MEDIA, "file", "file: is neither audio nor image nor video that is known"));
        Ticket file = media.keep(new SequenceInputStream(new ByteArrayInputStream(head), bytes), callersName);
        return new Uploaded(type.kind(), lastPart(callersName), file);
    }

    private void download(Context ctx) throws IOException {
        Path file = media.find(ctx.pathParam("name"))
                .orElseThrow(() -> new HttpProblem(Reason.NOT_FOUND, "File not found, or no longer kept"));
        ctx.header("X-Content-Type-Options", "nosniff");
        Download.send(ctx, file, contentType(file));
    }

    private static String contentType(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return MediaType.of(
                            bytes.readNBytes(MediaType.HEAD), file.getFileName().toString())
                    .map(MediaType::contentType)
                    .orElse(MediaType.UNKNOWN);
        }
    }

    private static String downloadUrl(String base, Ticket file) {
        return base + ResultLink.Sent.PATH + file.name();
    }

    private static HttpProblem used() {
        return new HttpProblem(Reason.FORBIDDEN, "This upload link is unknown, used or expired");
    }

    private static HttpProblem wrongSize(Ticket ticket, long received, long largest) {
        return received > largest
                ? Announced.tooLarge(received, largest)
                : HttpProblem.ofField(
                        Reason.INVALID_VALUE,
                        "size",
                        "size: %s%,d bytes were sent, %,d were announced"
                                .formatted(received > ticket.size() ? "at least " : "", received, ticket.size()));
    }

    private static String lastPart(String callersName) {
        String name = callersName.substring(Math.max(callersName.lastIndexOf('/'), callersName.lastIndexOf('\\')) + 1);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** A file that came in one step. */
    private record Uploaded(String kind, String name, Ticket file) {}

    private record Upload(String type, String downloadUrl, String filename, long size) {}
}
