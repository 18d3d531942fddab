package dev.acestep.http;

/** Why a request was refused; each dialect has its own status and words for it. */
public enum Reason {
    /** The body or the request line cannot be read. */
    MALFORMED(400),
    /** A field that must be there is not. */
    MISSING_FIELD(400),
    /** A field's value is not allowed. */
    INVALID_VALUE(400),
    /** The audio that was sent or named cannot be used. */
    INVALID_MEDIA(400),
    /** The model that was named is not there. */
    UNKNOWN_MODEL(400),
    NO_KEY(401),
    WRONG_KEY(401),
    NO_CREDIT(402),
    FORBIDDEN(403),
    /** Nothing is at this path. */
    NOT_FOUND(404),
    /** There is no such job, or it belongs to another key. */
    UNKNOWN_JOB(404),
    WRONG_METHOD(405),
    TOO_SLOW(408),
    /** What is asked for does not fit the job's state. */
    CONFLICT(409),
    TOO_LARGE(413),
    CONTENT_TYPE(415),
    /** Too many requests within a minute. */
    RATE_LIMITED(429),
    /** Too many jobs of this key at once. */
    TOO_MANY_JOBS(429),
    QUEUE_FULL(429),
    /** The server's fault. */
    INTERNAL(500),
    /** A job that the caller waits for has failed. */
    JOB_FAILED(500),
    NO_ENGINE(503),
    STOPPING(503),
    /** The caller waited as long as the server lets him; his job goes on. */
    TIMEOUT(504);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The status that the native dialect answers with. */
    public int status() {
        return status;
    }

    /** The reason that a status tells by itself. */
    public static Reason of(int status) {
        return switch (status) {
            case 401 -> WRONG_KEY;
            case 402 -> NO_CREDIT;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> WRONG_METHOD;
            case 408 -> TOO_SLOW;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> CONTENT_TYPE;
            case 429 -> RATE_LIMITED;
            case 503 -> STOPPING;
            case 504 -> TIMEOUT;
            default -> status < 500 ? MALFORMED : INTERNAL;
        };
    }
}
