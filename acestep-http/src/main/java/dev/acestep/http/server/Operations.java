package dev.acestep.http.server;

import dev.acestep.http.Credentials;
import dev.acestep.http.Credentials.Call;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.openapi.OpenApi;
import dev.acestep.http.openapi.Operation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Metrics and documentation, for those who run the server and those who write clients. */
final class Operations {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final ServerConfig config;
    private final Credentials credentials;
    private final PrometheusMeterRegistry registry;
    private final List<Operation> operations;
    private final AtomicBoolean processBound = new AtomicBoolean();
    private final ApiPages pages = new ApiPages();

    Operations(
            ServerConfig config,
            Credentials credentials,
            PrometheusMeterRegistry registry,
            List<Operation> operations) {
        this.operations = List.copyOf(operations);
        this.config = config;
        this.credentials = credentials;
        this.registry = registry;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/metrics", this::metrics);
        Reading.at(routes, "/openapi.json", ctx -> {
            permitReader(ctx);
            ctx.json(OpenApi.document(operations));
        });
        Reading.at(routes, "/docs", this::page);
        Reading.at(routes, "/docs/{file}", ctx -> {
            permitReader(ctx);
            pages.asset(ctx, ctx.pathParam("file"));
        });
        Reading.at(routes, "/redoc", ctx -> ctx.redirect("docs"));
        Reading.at(routes, "/", ctx -> ctx.redirect("docs"));
    }

    private void page(Context ctx) {
        permitReader(ctx);
        pages.page(ctx);
    }

    private void metrics(Context ctx) {
        if (!config.metricsPublic()
                && !credentials.authenticate(ctx, Call.READING).admin()) {
            throw new HttpProblem(403, "Metrics need an admin key");
        }
        bindProcess();
        ctx.contentType(PROMETHEUS_TEXT).result(registry.scrape());
    }

    /** The JVM's meters are made by the first scrape, so that a start does not wait for them. */
    private void bindProcess() {
        if (processBound.compareAndSet(false, true)) {
            Stream.<MeterBinder>of(
                            new JvmMemoryMetrics(),
                            new JvmThreadMetrics(),
                            new ClassLoaderMetrics(),
                            new ProcessorMetrics(),
                            new FileDescriptorMetrics(),
                            new UptimeMetrics())
                    .forEach(binder -> binder.bindTo(registry));
        }
    }

    private void permitReader(Context ctx) {
        if (!config.docsPublic()) {
            credentials.authenticate(ctx, Call.READING);
        }
    }
}
