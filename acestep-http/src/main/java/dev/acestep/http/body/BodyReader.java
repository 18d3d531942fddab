package dev.acestep.http.body;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.jobs.Uploads;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
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

    /**
     * Hands the one file of a multipart form to {@code taker} as it comes in.
     *
     * @param part name of the form's field
     */
    public <T> T readFile(Context ctx, String part, FileTaker<T> taker) {
        return drained(ctx, () -> {
            Optional<String> type = contentType(ctx);
            if (!BodyParser.mediaType(type).equals("multipart/form-data")) {
                throw new HttpProblem(Reason.CONTENT_TYPE, "Unsupported Content-Type; use multipart/form-data");
            }
            return multipart.file(ctx.req(), part, taker);
        });
    }

    /** Hands the bytes of the body to {@code taker} as they come in. */
    public <T> T readBytes(Context ctx, BytesTaker<T> taker) {
        return drained(ctx, () -> {
            try {
                return taker.take(ctx.req().getInputStream());
            } catch (Uploads.UploadTooLarge tooLarge) {
                throw new HttpProblem(Reason.TOO_LARGE, String.valueOf(tooLarge.getMessage()));
            } catch (IOException broken) {
                throw unreadable();
            }
        });
    }

    /** Lets a refused caller finish sending, within bounds: many read no answer before they have sent everything. */
    private static <T> T drained(Context ctx, Supplier<T> reading) {
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

    /** Does something with the bytes of a body. */
    @FunctionalInterface
    public interface BytesTaker<T> {
        T take(InputStream bytes) throws IOException;
    }

    /** Does something with a file that is on its way. */
    @FunctionalInterface
    public interface FileTaker<T> {
        T take(InputStream bytes, String callersName) throws IOException;
    }
}
