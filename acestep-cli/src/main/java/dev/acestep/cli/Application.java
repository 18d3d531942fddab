package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.Trace;
import dev.acestep.generation.InstalledModels;
import dev.acestep.generation.Synthesis;
import dev.acestep.generation.TrackFiles;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.Services;
import dev.acestep.http.server.Server;
import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.JobQueue;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.keys.CreditLedger;
import dev.acestep.jobs.keys.StoredAccounts;
import dev.acestep.jobs.webhooks.Network;
import dev.acestep.jobs.webhooks.Webhooks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The running server: every part is made here and handed to those that need it. */
final class Application implements AutoCloseable {
    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(5);

    private final ServerConfig config;
    private final Database database;
    private final Webhooks webhooks;
    private final JobQueue queue;
    private final Server server;
    private final Engines engines;
    private final Optional<ModelUpkeep> upkeep;

    private Application(Configuration configuration, Database database) throws IOException {
        this.config = configuration.server();
        this.database = database;
        OutputFolder outputs = new OutputFolder(configuration.folders().output());
        Uploads uploads = new Uploads(configuration.folders().upload(), configuration.largestUploadBytes());
        this.engines = Engines.open(configuration, Trace.NONE);
        InstalledModels models = engines.models();
        Accounts accounts =
                new StoredAccounts(database, configuration.webhooks().secret(), Clock.systemUTC());
        this.webhooks = Webhooks.open(database, configuration.webhooks(), Network.ofMachine(), Clock.systemUTC());
        this.queue = JobQueue.open(
                database,
                configuration.jobs(),
                outputs,
                uploads,
                List.of(new CreditLedger(), webhooks.consequence()),
                Clock.systemUTC());
        this.server = new Server(
                new Services(
                        config,
                        configuration.hosted(),
                        queue.jobs(),
                        accounts,
                        models,
                        new FileAudio(),
                        uploads,
                        outputs,
                        queue.media(),
                        webhooks),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        server.jobListeners().forEach(queue::listen);
        server.start();
        webhooks.start(queue.jobs(), accounts, server::notification, "acestep-server/" + Version.current());
        queue.start(new Synthesis(models, new TrackFiles(outputs)));
        this.upkeep = ModelUpkeep.start(engines, configuration.models());
    }

    /**
     * Starts everything; jobs of the last run go on.
     *
     * @throws dev.acestep.jobs.FolderInUse if another process has the data folder
     * @throws dev.acestep.http.CannotListen if the port cannot be opened
     */
    static Application start(Configuration configuration) throws IOException {
        Files.createDirectories(configuration.folders().tmp());
        Database database = Database.open(configuration.folders().data());
        boolean started = false;
        try {
            Application application = new Application(configuration, database);
            started = true;
            return application;
        } finally {
            if (!started) {
                database.close();
            }
        }
    }

    /** Where it is reached on this machine. */
    String url() {
        String host = config.host().equals("0.0.0.0") || config.host().equals("::") ? "127.0.0.1" : config.host();
        String scheme = config.tls().isPresent() ? "https" : "http";
        return "%s://%s:%d".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, server.port());
    }

    /** Lets running jobs finish within the grace, puts them back otherwise, and closes everything. */
    @Override
    public void close() {
        server.announceStop();
        upkeep.ifPresent(ModelUpkeep::close);
        stopQueue(config.shutdownGrace());
        stopWebhooks();
        server.stop();
        engines.close();
        database.close();
    }

    private void stopWebhooks() {
        try {
            webhooks.stop(LAST_DELIVERIES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            webhooks.close();
        }
    }

    private void stopQueue(Duration grace) {
        try {
            queue.stop(grace);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            queue.close();
        }
    }
}
