package dev.acestep.http.pixazo;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * A refusal in Pixazo's form.
 *
 * @param error its title
 * @param message what was wrong
 */
record PixazoError(String error, String message) {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * The refusal of a request.
     *
     * @param path of the request, which tells the model that was asked for
     * @param prices what audio costs
     */
    static PixazoError of(HttpProblem problem, String path, Prices prices) {
        return switch (problem.reason()) {
            case MALFORMED, MISSING_FIELD, INVALID_VALUE, INVALID_MEDIA, CONTENT_TYPE ->
                new PixazoError("Bad Request", problem.detail());
            case UNKNOWN_MODEL ->
                new PixazoError(
                        "Model not found",
                        "Model '%s' not found or is disabled"
                                .formatted(PixazoModel.at(path).id()));
            case NO_KEY, WRONG_KEY -> new PixazoError("Unauthorized", "Missing or invalid subscription key");
            case NO_CREDIT -> new PixazoError("Insufficient Balance", noBalance(problem, prices));
            case FORBIDDEN -> new PixazoError("Forbidden", "The key does not permit this operation");
            case NOT_FOUND -> new PixazoError("Not Found", problem.detail());
            case UNKNOWN_JOB -> new PixazoError("Request not found", "There is no request with this id");
            case WRONG_METHOD -> new PixazoError("Method Not Allowed", problem.detail());
            case TOO_SLOW -> new PixazoError("Request Timeout", problem.detail());
            case CONFLICT -> new PixazoError("Conflict", problem.detail());
            case TOO_LARGE -> new PixazoError("Payload Too Large", problem.detail());
            case RATE_LIMITED, TOO_MANY_JOBS, QUEUE_FULL -> new PixazoError("Too Many Requests", tooMany(problem));
            case INTERNAL, JOB_FAILED, NO_ENGINE, STOPPING, TIMEOUT ->
                new PixazoError("Internal Server Error", problem.detail());
        };
    }

    /** The dialect's status of the refusal. */
    static int status(HttpProblem problem) {
        return switch (problem.reason()) {
            case CONTENT_TYPE -> 400;
            case NO_ENGINE, STOPPING, TIMEOUT -> 500;
            default -> problem.status();
        };
    }

    private static String noBalance(HttpProblem problem, Prices prices) {
        String required = problem.shortage()
                .map(shortage -> " Required: $%s".formatted(cents(prices.cost(shortage.neededSeconds()))))
                .orElse("");
        return "Your wallet does not have enough balance." + required;
    }

    /** The amount in whole cents, one at least. */
    private static String cents(double amount) {
        return BigDecimal.valueOf(amount)
                .setScale(CENT.scale(), RoundingMode.HALF_UP)
                .max(CENT)
                .toPlainString();
    }

    private static String tooMany(HttpProblem problem) {
        Map<String, String> headers = problem.headers();
        return headers.containsKey("Retry-After")
                ? "Rate limit exceeded, retry in %s s".formatted(headers.get("Retry-After"))
                : problem.detail();
    }
}
