package dev.acestep.http.openai;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the form of OpenAI's clients, and in the one of ACE-Step's at once.
 *
 * @param detail the error's message again
 */
record OpenAiError(Body error, String detail) {
    static OpenAiError of(HttpProblem problem) {
        String message = problem.reason() == Reason.UNKNOWN_MODEL
                ? problem.detail().replaceFirst("^model: ", "model ")
                : problem.detail();
        return new OpenAiError(
                new Body(message, type(problem.reason()), problem.field().orElse(null), code(problem.reason())),
                message);
    }

    /** The dialect's status of the refusal. */
    static int status(HttpProblem problem) {
        return switch (problem.reason()) {
            case UNKNOWN_MODEL -> 404;
            case CONTENT_TYPE -> 400;
            default -> problem.status();
        };
    }

    /** Whether the same request might fare better; a job that failed would fail again, and a slow one goes on. */
    static boolean isWorthRetrying(HttpProblem problem) {
        return problem.reason() != Reason.JOB_FAILED && problem.reason() != Reason.TIMEOUT;
    }

    private static String type(Reason reason) {
        return switch (reason) {
            case NO_CREDIT -> "insufficient_quota";
            case FORBIDDEN -> "permission_error";
            case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> "rate_limit_error";
            case INTERNAL, JOB_FAILED, NO_ENGINE, STOPPING, TIMEOUT -> "server_error";
            default -> "invalid_request_error";
        };
    }

    private static @Nullable String code(Reason reason) {
        return switch (reason) {
            case INVALID_VALUE, INVALID_MEDIA -> "invalid_value";
            case NO_KEY, WRONG_KEY -> "invalid_api_key";
            case NO_CREDIT -> "insufficient_quota";
            case UNKNOWN_MODEL -> "model_not_found";
            case RATE_LIMITED, TOO_MANY_JOBS -> "rate_limit_exceeded";
            case QUEUE_FULL -> "queue_full";
            case NO_ENGINE, STOPPING -> "model_not_ready";
            case TIMEOUT -> "timeout";
            default -> null;
        };
    }

    /**
     * What OpenAI's clients read.
     *
     * @param param the field that is to blame
     */
    record Body(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}
}
