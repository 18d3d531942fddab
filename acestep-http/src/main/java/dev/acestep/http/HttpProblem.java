package dev.acestep.http;

import java.util.Map;

/** A refusal with its HTTP status; each dialect writes it in its own words' form. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    public HttpProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    public HttpProblem(int status, String detail, Map<String, String> headers) {
        super(detail);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    /** What the caller is told; never null, unlike {@link #getMessage()}. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Extra headers of the answer, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
