package dev.acestep.http.wavespeed;

import dev.acestep.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal (contract §6.4).
 *
 * @param code the HTTP status
 * @param errorCode the kind of refusal, as a word
 * @param data null where no task code fits
 */
record Refused(
        int code,
        String message,
        String errorCode,
        @Nullable Data data) {
    /** Carries the task code. */
    record Data(int code) {}

    static Refused of(HttpProblem problem) {
        return switch (problem.reason()) {
            case MISSING_FIELD -> of(400, problem, "missing_parameter", TaskCode.MISSING_PARAMETER);
            case INVALID_VALUE, CONTENT_TYPE -> of(400, problem, "invalid_parameter", TaskCode.INVALID_PARAMETER);
            case MALFORMED -> of(problem.status(), problem, "invalid_parameter", TaskCode.INVALID_PARAMETER);
            case INVALID_MEDIA -> of(400, problem, "invalid_media", TaskCode.INVALID_MEDIA);
            case UNKNOWN_MODEL -> of(404, problem, "model_not_found");
            case NO_KEY, WRONG_KEY -> of(401, problem, "unauthorized");
            case NO_CREDIT -> of(403, problem, "insufficient_credits");
            case FORBIDDEN -> of(403, problem, "forbidden");
            case NOT_FOUND -> of(404, problem, "not_found");
            case UNKNOWN_JOB -> new Refused(404, "Prediction not found", "not_found", null);
            case WRONG_METHOD -> of(405, problem, "method_not_allowed");
            case TOO_SLOW -> of(408, problem, "request_timeout");
            case CONFLICT -> of(409, problem, "conflict");
            case TOO_LARGE -> of(413, problem, "too_large", TaskCode.INVALID_PARAMETER);
            case RATE_LIMITED, TOO_MANY_JOBS -> of(429, problem, "rate_limited");
            case QUEUE_FULL -> of(429, problem, "queue_full");
            case INTERNAL, JOB_FAILED -> of(500, problem, "internal_error", TaskCode.INTERNAL);
            case NO_ENGINE, STOPPING -> of(503, problem, "service_unavailable", TaskCode.UNAVAILABLE);
            case TIMEOUT -> of(504, problem, "timeout", TaskCode.TIMED_OUT);
        };
    }

    private static Refused of(int status, HttpProblem problem, String word, TaskCode code) {
        return new Refused(status, problem.detail(), word, new Data(code.number()));
    }

    private static Refused of(int status, HttpProblem problem, String word) {
        return new Refused(status, problem.detail(), word, null);
    }
}
