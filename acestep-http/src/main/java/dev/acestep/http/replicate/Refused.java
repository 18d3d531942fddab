package dev.acestep.http.replicate;

import dev.acestep.http.HttpProblem;

/**
 * The body of a refusal.
 *
 * @param detail what was wrong
 * @param status of HTTP
 * @param title the kind of refusal
 */
record Refused(String detail, int status, String title) {
    static Refused of(HttpProblem problem) {
        return switch (problem.reason()) {
            case MISSING_FIELD, INVALID_VALUE, INVALID_MEDIA -> of(problem, 422, "Input validation failed");
            case MALFORMED -> of(problem, problem.status(), "Bad request");
            case CONTENT_TYPE -> of(problem, 400, "Bad request");
            case NO_KEY, WRONG_KEY -> of(problem, 401, "Unauthenticated");
            case NO_CREDIT -> of(problem, 402, "Insufficient credit");
            case FORBIDDEN -> of(problem, 403, "Permission denied");
            case UNKNOWN_MODEL -> of(problem, 404, "Model not found");
            case NOT_FOUND -> of(problem, 404, "Not found");
            case UNKNOWN_JOB -> new Refused("The requested prediction could not be found.", 404, "Not found");
            case WRONG_METHOD -> of(problem, 405, "Method not allowed");
            case TOO_SLOW -> of(problem, 408, "Request timed out");
            case CONFLICT -> of(problem, 409, "Conflict");
            case TOO_LARGE -> of(problem, 413, "Request too large");
            case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> of(problem, 429, "Too many requests");
            case INTERNAL, JOB_FAILED -> of(problem, 500, "Internal server error");
            case NO_ENGINE, STOPPING -> of(problem, 503, "Service unavailable");
            case TIMEOUT -> of(problem, 504, "Timed out");
        };
    }

    private static Refused of(HttpProblem problem, int status, String title) {
        return new Refused(problem.detail(), status, title);
    }
}
