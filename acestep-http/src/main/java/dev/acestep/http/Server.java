package dev.acestep.http;

import dev.acestep.http.nativeapi.NativeApi;
import dev.acestep.jobs.JobListener;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with every route of every dialect. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerConfig config;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Errors errors;
    private final HttpMetrics metrics;
    private final JobMetrics jobMetrics;
    private final Listener listener;
    private final NativeApi nativeApi;
    private final Operations operations;
    private final Javalin javalin;

    public Server(Services services, PrometheusMeterRegistry registry) {
        this(services, registry, Patience.USUAL);
    }

    Server(Services services, PrometheusMeterRegistry registry, Patience patience) {
        this.config = services.config();
        this.errors = new Errors(config, lifecycle);
        this.metrics = new HttpMetrics(registry);
        Credentials credentials = new ConfiguredKey(config.apiKey());
        this.nativeApi = new NativeApi(services, credentials, lifecycle);
        this.operations = new Operations(config, credentials, registry);
        this.jobMetrics = new JobMetrics(services.jobs(), services.models(), registry);
        new StorageMetrics(Map.of(
                        "outputs",
                        services.outputs().root(),
                        "uploads",
                        services.uploads().folder()))
                .bindTo(registry);
        this.listener = new Listener(config, patience, errors);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Opens the port and answers from now on.
     *
     * @throws CannotListen if the port cannot be opened
     */
    public void start() {
        try {
            javalin.start();
        } catch (JavalinException e) {
            throw CannotListen.because(config, e);
        }
    }

    /** The port really listened on. */
    public int port() {
        return javalin.port();
    }

    /** Has to hear of the queue's jobs, for the metrics to count them. */
    public JobListener jobListener() {
        return jobMetrics;
    }

    /** Tells callers by {@code /health} that this server goes away, while it still answers everything. */
    public void announceStop() {
        lifecycle.stopping();
    }

    /** Takes no more requests, lets those under way finish within the configured grace, and closes the port. */
    public void stop() {
        announceStop();
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.warn("Some requests did not finish in time and were cut off: {}", e.getMessage());
        }
    }

    private void configure(JavalinConfig javalinConfig) {
        javalinConfig.startup.showJavalinBanner = false;
        javalinConfig.startup.showOldJavalinVersionWarning = false;
        javalinConfig.startup.startupWatcherEnabled = false;
        javalinConfig.http.prefer405over404 = true;
        javalinConfig.http.maxRequestSize = config.largestBodyBytes();
        javalinConfig.http.compressionStrategy = CompressionStrategy.NONE;
        javalinConfig.jsonMapper(new JavalinJackson(JsonText.MAPPER, true));
        javalinConfig.router.javaLangErrorHandler(errors::broken);
        javalinConfig.requestLogger.http(metrics::count);
        listener.configure(javalinConfig.jetty);
        errors.register(javalinConfig.routes);
        nativeApi.register(javalinConfig.routes);
        operations.register(javalinConfig.routes);
    }
}
