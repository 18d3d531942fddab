package dev.acestep.http.fal;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import java.util.List;
import java.util.stream.Stream;

/**
 * A refusal in fal's form.
 *
 * @param detail a sentence, or the list of what is wrong with the input
 */
record FalError(Object detail) {
    private static final int INVALID = 422;

    /** What is wrong with one input, as fal's clients look it up. */
    record Invalid(List<String> loc, String msg, String type) {}

    static FalError of(HttpProblem problem) {
        return new FalError(status(problem) == INVALID ? List.of(invalid(problem)) : sentence(problem));
    }

    /** The dialect's status of the refusal. */
    static int status(HttpProblem problem) {
        return switch (problem.reason()) {
            case MISSING_FIELD, INVALID_VALUE, INVALID_MEDIA, CONTENT_TYPE -> INVALID;
            case MALFORMED -> problem.status() == 400 ? INVALID : problem.status();
            case UNKNOWN_MODEL -> 404;
            case NO_CREDIT -> 403;
            default -> problem.status();
        };
    }

    private static Invalid invalid(HttpProblem problem) {
        List<String> place =
                Stream.concat(Stream.of("body"), problem.field().stream()).toList();
        String type = problem.reason() == Reason.MISSING_FIELD ? "missing" : "value_error";
        return new Invalid(place, problem.detail(), type);
    }

    private static String sentence(HttpProblem problem) {
        return switch (problem.reason()) {
            case NO_KEY -> "Authentication is required to access this application.";
            case WRONG_KEY -> "Invalid key";
            case NO_CREDIT -> "Exhausted balance";
            case FORBIDDEN -> "The key does not permit this operation";
            case UNKNOWN_MODEL -> "Application is not available: " + problem.detail();
            default -> problem.detail();
        };
    }
}
