package dev.acestep.http.wavespeed;

import dev.acestep.http.JsonText;
import io.javalin.http.Context;
import java.io.IOException;

/** A successful answer. */
record Envelope(int code, String message, Object data) {
    static Envelope of(Object data) {
        return new Envelope(200, "success", data);
    }

    /** Answers with data that may hold files, which go from the disk to the caller. */
    static void send(Context ctx, Object data) throws IOException {
        ctx.contentType("application/json");
        JsonText.MAPPER.writeValue(ctx.res().getOutputStream(), of(data));
    }
}
