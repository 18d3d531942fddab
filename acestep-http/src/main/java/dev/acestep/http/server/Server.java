package dev.acestep.http.server;

import dev.acestep.http.Credentials;
import dev.acestep.http.JsonText;
import dev.acestep.http.Keyring;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.Services;
import dev.acestep.http.dialect.Ground;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobListener;
import dev.acestep.jobs.Webhook;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
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
    private final Ground ground;
    private final Dialects dialects;
    private final Operations operations;
    private final Javalin javalin;

    public Server(Services services, PrometheusMeterRegistry registry) {
        this(services, registry, Patience.USUAL);
    }

    public Server(Services services, PrometheusMeterRegistry registry, Patience patience) {
        this.config = services.config();
        Credentials credentials = new Draining(new Keyring(config.apiKey(), services.accounts()), lifecycle);
        this.ground = Ground.of(services, credentials, lifecycle);
        this.dialects = Dialects.on(ground);
        this.errors = new Errors(config, lifecycle, dialects);
        this.metrics = new HttpMetrics(registry);
        this.operations = new Operations(config, credentials, registry, dialects.operations());
        this.jobMetrics = new JobMetrics(services.jobs(), services.models(), registry);
        services.webhooks().listen(new WebhookMetrics(registry));
        new StorageMetrics(Map.of(
                        "outputs",
                        services.outputs().root(),
                        "uploads",
                        services.uploads().folder()))
                .bindTo(registry);
        this.listener = new Listener(config, patience, errors, dialects::isHosted);
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

    /** These have to hear of the queue's jobs: metrics count them, and requests wait for them. */
    public List<JobListener> jobListeners() {
        return List.of(jobMetrics, ground.waiting());
    }

    /** What the receiver of a webhook is told of a job: JSON, in the form of the job's dialect. */
    public String notification(Job job, Webhook.Event event, String base) {
        return JsonText.of(dialects.of(job).notification(job, event, base));
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
        dialects.register(javalinConfig.routes);
        operations.register(javalinConfig.routes);
    }
}
