package dev.acestep.http.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets pages of the configured origins use the API, and answers their preflight requests.
 *
 * <p>Jetty's own handler cannot allow {@code X-Client-*} by pattern, nor other origins for one part of the paths.
 */
final class CrossOrigin extends Handler.Wrapper {
    private static final Pattern LOCAL =
            Pattern.compile("null|https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final List<String> REQUEST_HEADERS = List.of(
            "Content-Type",
            "Authorization",
            "x-api-key",
            "Ocp-Apim-Subscription-Key",
            "Cache-Control",
            "X-Webhook-URL",
            "X-Webhook-Mode",
            "X-Initiator",
            "Range",
            "If-None-Match",
            "Last-Event-ID",
            "Prefer");
    private static final Pattern CLIENT_HEADER = Pattern.compile("x-client-[a-z0-9-]{1,64}");
    private static final String EXPOSED =
            "Content-Length, Content-Range, Accept-Ranges, Content-Disposition, ETag, Retry-After, X-Request-Id, "
                    + "x-cost, x-remaining-credits, x-generation-time, x-seed-value, x-rate-limit-reset-at-utc, "
                    + "X-ACE-Engine";

    private final List<String> origins;

    CrossOrigin(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean allowed = mark(request, response);
        if (!isPreflight(request)) {
            return super.handle(request, response, callback);
        }
        HttpFields.Mutable headers = response.getHeaders();
        if (allowed) {
            headers.put("Access-Control-Allow-Methods", METHODS);
            headers.put("Access-Control-Allow-Headers", allowedHeaders(request));
            headers.put("Access-Control-Max-Age", "600");
        }
        response.setStatus(204);
        callback.succeeded();
        return true;
    }

    /** Lets a page of an allowed origin read the answer; says whether it is one. */
    boolean mark(Request request, Response response) {
        String origin = request.getHeaders().get("Origin");
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Vary", "Origin");
        if (origin == null
                || !isAllowed(origin, String.valueOf(request.getHttpURI().getCanonicalPath()))) {
            return false;
        }
        headers.put("Access-Control-Allow-Origin", origin);
        headers.put("Access-Control-Expose-Headers", EXPOSED);
        return true;
    }

    private boolean isAllowed(String origin, String path) {
        if (path.startsWith("/outputs/") || origins.contains("*")) {
            return true;
        }
        return origins.isEmpty() ? LOCAL.matcher(origin).matches() : origins.contains(origin);
    }

    private static boolean isPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeaders().contains("Origin")
                && request.getHeaders().contains("Access-Control-Request-Method");
    }

    private static String allowedHeaders(Request request) {
        Set<String> asked = request.getHeaders().getCSV("Access-Control-Request-Headers", false).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> CLIENT_HEADER.matcher(name).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(", ", REQUEST_HEADERS)
                + asked.stream().map(name -> ", " + name).collect(Collectors.joining());
    }
}
