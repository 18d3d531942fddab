package dev.acestep.http;

import java.util.List;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets every native route answer under {@code /api} too; paths there that belong to other dialects stay as they are. */
final class ApiPrefix extends Handler.Wrapper {
    private static final String PREFIX = "/api";
    private static final List<String> OTHER_DIALECTS = List.of("/api/v1/models", "/api/v1/chat/completions", "/api/v3");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        String path = uri.getCanonicalPath();
        return super.handle(
                isAlias(path) ? Request.serveAs(request, withoutPrefix(uri, path)) : request, response, callback);
    }

    private static boolean isAlias(@Nullable String path) {
        return path != null
                && path.startsWith(PREFIX + "/")
                && OTHER_DIALECTS.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    private static HttpURI withoutPrefix(HttpURI uri, String path) {
        return HttpURI.build(uri)
                .path(path.substring(PREFIX.length()))
                .query(uri.getQuery())
                .asImmutable();
    }
}
