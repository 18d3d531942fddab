package dev.acestep.http.body;

import dev.acestep.http.HttpProblem;
import dev.acestep.jobs.Uploads;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the bodies of requests within the server's limits of size. */
public final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final long MOST_DRAINED = 64L << 20;

    private final long largestBytes;
    private final MultipartReader multipart;

    /**
     * A reader for one server.
     *
     * @param largestBytes the most that a body may have, files aside
     */
    public BodyReader(long largestBytes, Uploads uploads) {
        this.largestBytes = largestBytes;
        this.multipart = new MultipartReader(largestBytes, uploads);
    }

    /** Reads JSON or a form without files. */
    public Body read(Context ctx, BodyParser.Empty empty) {
        return drained(ctx, () -> {
            Optional<String> type = contentType(ctx);
            if (BodyParser.mediaType(type).startsWith("multipart/")) {
                throw BodyParser.unusable(type);
            }
            return BodyParser.parse(type, bytes(ctx), empty);
        });
    }

    /** Reads JSON or a form; a multipart one may bring files along. */
    public Body readWithFiles(Context ctx, BodyParser.Empty empty) {
        boolean files = BodyParser.mediaType(contentType(ctx)).equals("multipart/form-data");
        return files ? drained(ctx, () -> multipart.read(ctx.req())) : read(ctx, empty);
    }

    /** Lets a refused caller finish sending, within bounds: many read no answer before they have sent everything. */
    private static Body drained(Context ctx, Supplier<Body> reading) {
        try {
            return reading.get();
        } catch (HttpProblem refusal) {
            if (ctx.header("Expect") == null) {
                drain(ctx.req());
            }
            throw refusal;
        }
    }

    private static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skipNBytes(MOST_DRAINED);
        } catch (IOException | IllegalStateException end) {
            LOG.trace("Nothing is left to drain", end);
        }
    }

    private byte[] bytes(Context ctx) {
        if (ctx.req().getContentLengthLong() > largestBytes) {
            throw tooLarge(largestBytes);
        }
        try {
            byte[] bytes =
                    ctx.req().getInputStream().readNBytes((int) Math.min(largestBytes + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > largestBytes) {
                throw tooLarge(largestBytes);
            }
            return bytes;
        } catch (IOException interrupted) {
            throw unreadable();
        }
    }

    static HttpProblem tooLarge(long largestBytes) {
        return new HttpProblem(
                413, "Request body is larger than %d MB (ACESTEP_MAX_BODY_MB)".formatted(largestBytes >> 20));
    }

    static HttpProblem unreadable() {
        return new HttpProblem(400, "Request body is incomplete or broken off");
    }

    private static Optional<String> contentType(Context ctx) {
        return Optional.ofNullable(ctx.header("Content-Type"));
    }
}
