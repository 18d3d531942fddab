package dev.acestep.http.wavespeed;

/** A successful answer. */
record Envelope(int code, String message, Object data) {
    static Envelope of(Object data) {
        return new Envelope(200, "success", data);
    }
}
