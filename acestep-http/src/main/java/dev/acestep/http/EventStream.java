package dev.acestep.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * An open answer of type {@code text/event-stream}.
 *
 * <p>Ids are times in milliseconds, made to grow: a reconnecting caller's {@code Last-Event-ID} is never undercut.
 */
public final class EventStream {
    private static final long SILENCE_MILLIS = 15_000;

    private final OutputStream out;
    private final Clock clock;
    private long lastId;
    private long lastWrite;

    private EventStream(OutputStream out, Clock clock, long lastId) {
        this.out = out;
        this.clock = clock;
        this.lastId = lastId;
        this.lastWrite = clock.millis();
    }

    /** Begins the answer. */
    public static EventStream open(Context ctx, Clock clock) throws IOException {
        ctx.header("Cache-Control", "no-cache");
        ctx.header("X-Accel-Buffering", "no");
        ctx.contentType("text/event-stream; charset=utf-8");
        EventStream stream = new EventStream(ctx.res().getOutputStream(), clock, lastEventId(ctx));
        ctx.res().flushBuffer();
        return stream;
    }

    /** Sends an event with a name and an id. */
    public void event(String name, Object data) throws IOException {
        lastId = Math.max(lastId + 1, clock.millis());
        write("id: %d\nevent: %s\ndata: %s\n\n".formatted(lastId, name, JsonText.of(data)));
    }

    /** Sends an event that has neither name nor id. */
    public void data(Object data) throws IOException {
        write("data: %s\n\n".formatted(JsonText.of(data)));
    }

    /** The same, but its data is written piece by piece; it must be one line. */
    public void pieces(Data data) throws IOException {
        out.write("data: ".getBytes(StandardCharsets.UTF_8));
        data.writeTo(out);
        write("\n\n");
    }

    /** Sends a comment if nothing was sent for 15 seconds, so that proxies and clients know the stream lives. */
    public void keepAlive() throws IOException {
        if (clock.millis() - lastWrite >= SILENCE_MILLIS) {
            write(": keep-alive\n\n");
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastWrite = clock.millis();
    }

    private static long lastEventId(Context ctx) {
        String sent = ctx.header("Last-Event-ID");
        return sent != null && sent.matches("[0-9]{1,15}") ? Long.parseLong(sent) : 0;
    }

    /** Writes an event's data. */
    @FunctionalInterface
    public interface Data {
        void writeTo(OutputStream out) throws IOException;
    }
}
