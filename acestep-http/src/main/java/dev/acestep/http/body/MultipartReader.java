package dev.acestep.http.body;

import dev.acestep.http.HttpProblem;
import dev.acestep.jobs.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads multipart forms: text parts as fields, the audio parts that we know as uploaded files; or one file alone. */
final class MultipartReader {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartReader.class);

    /** The parts that may bring audio; other files are not kept. */
    private static final Set<String> AUDIO_PARTS = Set.of("src_audio", "ctx_audio", "reference_audio", "ref_audio");

    /** RFC 2046 §5.1.1: at most 70 characters, in quotes if they are special. */
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([^\"\r\n]{1,70})\"|([^\\s;,\"]{1,70})\\s*(?:;|$))", Pattern.CASE_INSENSITIVE);

    private static final int MOST_FILES = 2;

    private final long largestBytes;
    private final Uploads uploads;

    MultipartReader(long largestBytes, Uploads uploads) {
        this.largestBytes = largestBytes;
        this.uploads = uploads;
    }

    Body read(HttpServletRequest request) {
        String boundary = boundary(String.valueOf(request.getHeader("Content-Type")));
        Map<String, Path> files = new LinkedHashMap<>();
        boolean complete = false;
        try {
            InputStream bounded = new BoundedStream(request.getInputStream(), most(request));
            Body body = body(new PartReader(bounded, boundary), files);
            complete = true;
            return body;
        } catch (BoundedStream.Exceeded exceeded) {
            throw tooLarge();
        } catch (IOException broken) {
            throw BodyReader.unreadable();
        } finally {
            if (!complete) {
                discard(files.values());
            }
        }
    }

    /** Hands over the first file that the part of this name brings. */
    <T> T file(HttpServletRequest request, String name, BodyReader.FileTaker<T> taker) {
        String boundary = boundary(String.valueOf(request.getHeader("Content-Type")));
        try {
            PartReader parts = new PartReader(new BoundedStream(request.getInputStream(), most(request)), boundary);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                Optional<String> fileName = part.get().fileName();
                if (part.get().name().equals(name) && fileName.isPresent()) {
                    return taker.take(parts.content(), fileName.get());
                }
            }
            throw HttpProblem.missing(name);
        } catch (Uploads.UploadTooLarge tooLarge) {
            throw new HttpProblem(413, String.valueOf(tooLarge.getMessage()));
        } catch (BoundedStream.Exceeded exceeded) {
            throw tooLarge();
        } catch (IOException broken) {
            throw BodyReader.unreadable();
        }
    }

    private static String boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new HttpProblem(400, "Malformed multipart body: no usable boundary in Content-Type");
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private long most(HttpServletRequest request) {
        long most = largestBytes + MOST_FILES * uploads.largestBytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        return most;
    }

    private Body body(PartReader parts, Map<String, Path> files) throws IOException {
        FormText form = new FormText();
        long left = largestBytes;
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            String name = part.get().name();
            if (part.get().fileName().isEmpty()) {
                byte[] text = parts.content().readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
                left -= text.length;
                if (left < 0) {
                    throw BodyReader.tooLarge(largestBytes);
                }
                form.add(name, FormText.utf8(text));
            } else if (AUDIO_PARTS.contains(name) && !files.containsKey(name)) {
                keep(parts, name, part.get().fileName().get(), files);
            }
        }
        return Body.form(form.fields(), files, uploads);
    }

    /** Keeps a file; a browser's file field that nobody filled sends an empty one without a name, which is none. */
    private void keep(PartReader parts, String name, String fileName, Map<String, Path> files) throws IOException {
        try {
            Path file = uploads.keep(parts.content(), fileName);
            if (file.toFile().length() > 0) {
                files.put(name, file);
                return;
            }
            uploads.discard(file);
        } catch (Uploads.UploadTooLarge tooLarge) {
            throw new HttpProblem(413, String.valueOf(tooLarge.getMessage()));
        }
        if (!fileName.isEmpty()) {
            throw new HttpProblem(400, name + ": the uploaded file is empty");
        }
    }

    private void discard(Collection<Path> files) {
        for (Path file : files) {
            try {
                uploads.discard(file);
            } catch (IOException stays) {
                LOG.warn("An upload could not be removed: {}", file.getFileName(), stays);
            }
        }
    }

    private HttpProblem tooLarge() {
        return new HttpProblem(
                413,
                "Request body is larger than %d MB of fields and %d MB a file (ACESTEP_MAX_BODY_MB, ACESTEP_MAX_UPLOAD_MB)"
                        .formatted(largestBytes >> 20, uploads.largestBytes() >> 20));
    }
}
