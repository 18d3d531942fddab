package dev.acestep.http.segmind;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;

/** A refusal in Segmind's form. */
record SegmindError(String error) {
    private static final String INTERNAL = "Internal server error";

    static SegmindError of(HttpProblem problem) {
        return new SegmindError(
                switch (problem.reason()) {
                    case MALFORMED,
                            MISSING_FIELD,
                            INVALID_VALUE,
                            INVALID_MEDIA,
                            CONTENT_TYPE,
                            WRONG_METHOD,
                            TOO_SLOW,
                            CONFLICT,
                            TOO_LARGE -> problem.detail();
                    case NO_KEY -> "Missing Authorization or x-api-key in header";
                    case WRONG_KEY -> "Unauthorized. API key is invalid or may have expired.";
                    case NO_CREDIT -> "Insufficient credits";
                    case FORBIDDEN -> "Insufficient permissions";
                    case UNKNOWN_MODEL, NOT_FOUND -> "Model or endpoint not found";
                    case UNKNOWN_JOB -> "Request not found";
                    case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> "Too many requests";
                    case INTERNAL, JOB_FAILED -> internal(problem.detail());
                    case NO_ENGINE, STOPPING -> "Service temporarily unavailable";
                    case TIMEOUT -> "Request timed out";
                });
    }

    /** The dialect's status of the refusal. */
    static int status(HttpProblem problem) {
        return switch (problem.reason()) {
            case CONTENT_TYPE -> 400;
            case UNKNOWN_MODEL -> 404;
            case NO_CREDIT -> 406;
            case NO_ENGINE, STOPPING -> 502;
            default -> problem.status();
        };
    }

    /** Whether the caller has to come back later. */
    static boolean isTooMuch(Reason reason) {
        return switch (reason) {
            case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> true;
            default -> false;
        };
    }

    private static String internal(String cause) {
        return cause.startsWith(INTERNAL) ? cause : "%s: %s".formatted(INTERNAL, cause);
    }
}
