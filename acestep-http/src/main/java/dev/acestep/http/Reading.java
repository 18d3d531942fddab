package dev.acestep.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Routes that read: HEAD asks them for what GET would say, and Jetty leaves the body away. */
public final class Reading {
    private Reading() {}

    public static void at(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
