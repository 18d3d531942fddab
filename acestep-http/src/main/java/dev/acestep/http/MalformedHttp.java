package dev.acestep.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes refusals of requests that never reached a route, because they are not proper HTTP, in the usual form. */
final class MalformedHttp extends ErrorHandler {
    private final Errors errors;

    MalformedHttp(Errors errors) {
        this.errors = errors;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        RequestIds.name(request, response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = JsonText.of(Refusal.of(code, errors.words(code)));
        Content.Sink.write(response, true, body, callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }
}
