package dev.acestep.http.server;

import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets every native route answer under {@code /api} too; paths there that belong to other dialects stay as they are. */
final class ApiPrefix extends Handler.Wrapper {
    private static final String PREFIX = "/api";

    private final Predicate<String> isHosted;

    /** An alias for every path but those that belong to a hosted dialect. */
    ApiPrefix(Predicate<String> isHosted) {
        this.isHosted = isHosted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        String path = uri.getCanonicalPath();
        return super.handle(
                isAlias(path) ? Request.serveAs(request, withoutPrefix(uri, path)) : request, response, callback);
    }

    private boolean isAlias(@Nullable String path) {
        return path != null && path.startsWith(PREFIX + "/") && !isHosted.test(path);
    }

    private static HttpURI withoutPrefix(HttpURI uri, String path) {
        return HttpURI.build(uri)
                .path(path.substring(PREFIX.length()))
                .query(uri.getQuery())
                .asImmutable();
    }
}
