package dev.acestep.http.body;

import dev.acestep.http.HttpProblem;
import dev.acestep.jobs.Uploads;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads multipart forms: text parts as fields, the audio parts that we know as uploaded files. */
final class MultipartReader {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartReader.class);

    /** The parts that may bring audio; other files are not kept. */
    private static final Set<String> AUDIO_PARTS = Set.of("src_audio", "ctx_audio", "reference_audio", "ref_audio");

    private static final int IN_MEMORY = 64 * 1024;
    private static final int FILES = 2;

    private final long largestBytes;
    private final Uploads uploads;

    MultipartReader(long largestBytes, Uploads uploads) {
        this.largestBytes = largestBytes;
        this.uploads = uploads;
    }

    Body read(HttpServletRequest request) {
        long most = largestBytes + FILES * uploads.largestBytes();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        request.setAttribute(
                ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
                new MultipartConfigElement(uploads.folder().toString(), -1, most, IN_MEMORY));
        return body(parts(request));
    }

    private Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IOException | ServletException | HttpException.RuntimeException | IllegalStateException broken) {
            throw refusal(broken);
        }
    }

    private Body body(Collection<Part> parts) {
        FormText form = new FormText();
        Map<String, Path> files = new LinkedHashMap<>();
        boolean complete = false;
        try {
            long left = largestBytes;
            for (Part part : parts) {
                if (part.getSubmittedFileName() == null) {
                    left -= part.getSize();
                    form.add(part.getName(), text(part, left));
                } else if (AUDIO_PARTS.contains(part.getName()) && part.getSize() > 0) {
                    keep(part, files);
                }
                part.delete();
            }
            complete = true;
        } catch (IOException broken) {
            throw BodyReader.unreadable();
        } finally {
            if (!complete) {
                discard(files.values());
            }
        }
        return Body.form(form.fields(), files, uploads);
    }

    private String text(Part part, long left) throws IOException {
        if (left < 0) {
            throw BodyReader.tooLarge(largestBytes);
        }
        try (InputStream in = part.getInputStream()) {
            return FormText.utf8(in.readAllBytes());
        }
    }

    private void keep(Part part, Map<String, Path> files) throws IOException {
        if (files.containsKey(part.getName())) {
            return;
        }
        try (InputStream in = part.getInputStream()) {
            files.put(part.getName(), uploads.keep(in, part.getSubmittedFileName()));
        } catch (Uploads.UploadTooLarge tooLarge) {
            throw new HttpProblem(413, String.valueOf(tooLarge.getMessage()));
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

    private HttpProblem refusal(Throwable broken) {
        LOG.debug("A multipart body could not be read", broken);
        return new HttpProblem(400, "Malformed multipart body");
    }
}
