package dev.acestep.http.server;

import dev.acestep.http.Reason;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Counts answers and their times by route; the route's pattern, never the caller's path, is the label. */
final class HttpMetrics {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Attribute of a refused request: the {@link Reason}. */
    static final String REASON = "acestep.reason";

    private final MeterRegistry registry;

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Context ctx, float millis) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? "none" : endpoint.path;
        String method = METHODS.contains(ctx.req().getMethod()) ? ctx.req().getMethod() : "other";
        registry.counter(
                        "acestep.http.requests",
                        "route",
                        route,
                        "method",
                        method,
                        "code",
                        String.valueOf(ctx.statusCode()))
                .increment();
        Reason reason = ctx.attribute(REASON);
        if (reason != null && reason.status() == 429) {
            registry.counter("acestep.rate.limited", "reason", reason.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
        Timer.builder("acestep.http.request")
                .description("Time from request to the end of its answer")
                .tag("route", route)
                .serviceLevelObjectives(
                        Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(registry)
                .record((long) (millis * 1e6), TimeUnit.NANOSECONDS);
    }
}
