package dev.acestep.http;

import dev.acestep.jobs.InsufficientCredits;
import java.util.Map;
import java.util.Optional;

/** A refusal: why, with which status, in which words. Each dialect writes it in its own form. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int status;
    private final transient Optional<String> field;
    private final transient Map<String, String> headers;
    private final transient Optional<Shortage> shortage;

    /**
     * What a key lacks.
     *
     * @param neededSeconds of audio
     * @param leftSeconds of audio, 0 or more
     */
    public record Shortage(double neededSeconds, double leftSeconds) {}

    public HttpProblem(Reason reason, String detail) {
        this(reason, detail, Map.of());
    }

    public HttpProblem(Reason reason, String detail, Map<String, String> headers) {
        this(reason, reason.status(), Optional.empty(), detail, headers, Optional.empty());
    }

    /** A refusal for the reason that the status tells. */
    public HttpProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    public HttpProblem(int status, String detail, Map<String, String> headers) {
        this(Reason.of(status), status, Optional.empty(), detail, headers, Optional.empty());
    }

    private HttpProblem(
            Reason reason,
            int status,
            Optional<String> field,
            String detail,
            Map<String, String> headers,
            Optional<Shortage> shortage) {
        super(detail);
        this.reason = reason;
        this.status = status;
        this.field = field;
        this.headers = Map.copyOf(headers);
        this.shortage = shortage;
    }

    /** The refusal of a field, whose name leads the words. */
    public static HttpProblem ofField(Reason reason, String field, String detail) {
        return new HttpProblem(reason, reason.status(), Optional.of(field), detail, Map.of(), Optional.empty());
    }

    /** A field that must be there is not. */
    public static HttpProblem missing(String field) {
        return ofField(Reason.MISSING_FIELD, field, field + ": required field is missing");
    }

    /** A key has less credit than the job may need. */
    public static HttpProblem noCredit(InsufficientCredits refusal) {
        return new HttpProblem(
                Reason.NO_CREDIT,
                Reason.NO_CREDIT.status(),
                Optional.empty(),
                String.valueOf(refusal.getMessage()),
                Map.of(),
                Optional.of(new Shortage(refusal.neededSeconds(), refusal.leftSeconds())));
    }

    public Reason reason() {
        return reason;
    }

    /** The status of the native dialect. */
    public int status() {
        return status;
    }

    /** The field that is to blame, if it is one. */
    public Optional<String> field() {
        return field;
    }

    /** What the caller is told; never null, unlike {@link #getMessage()}. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Extra headers of the answer, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What is lacking, if the reason is {@link Reason#NO_CREDIT}. */
    public Optional<Shortage> shortage() {
        return shortage;
    }
}
