package dev.acestep.http.server;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Names every exchange: by the caller's own {@code X-Request-Id} if it is a safe one, otherwise by a new id. */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    static String of(Context ctx) {
        return String.valueOf(ctx.res().getHeader(HEADER));
    }

    /** Puts the id on the answer, unless it is there. */
    static void name(Request request, Response response) {
        if (!response.getHeaders().contains(HEADER)) {
            String sent = request.getHeaders().get(HEADER);
            boolean safe = sent != null && SAFE.matcher(sent).matches();
            response.getHeaders().put(HEADER, safe ? sent : UUID.randomUUID().toString());
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        name(request, response);
        return super.handle(request, response, callback);
    }
}
