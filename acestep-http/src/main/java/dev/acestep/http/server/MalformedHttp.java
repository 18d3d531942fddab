package dev.acestep.http.server;

import dev.acestep.http.JsonText;
import dev.acestep.http.Refusal;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes refusals of requests that never reached a route, because they are not proper HTTP, in the usual form.
 *
 * <p>The connection ends with it, since nobody can say where the next request on it would begin. What Jetty calls not implemented or not supported (501, 505) is a mistake of the request here: 400.
 */
final class MalformedHttp extends ErrorHandler {
    private final Errors errors;
    private final CrossOrigin origins;

    MalformedHttp(Errors errors, CrossOrigin origins) {
        this.errors = errors;
        this.origins = origins;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        int status = code == 501 || code == 505 ? 400 : code;
        RequestIds.name(request, response);
        origins.mark(request, response);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = JsonText.of(Refusal.of(status, errors.words(status)));
        Content.Sink.write(response, true, body, callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }
}
