package dev.acestep.http.nativeapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.ServerConfig;
import dev.acestep.http.Services;
import dev.acestep.http.body.Body;
import dev.acestep.http.body.BodyParser;
import dev.acestep.http.order.Orders;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.JobQueue;
import dev.acestep.jobs.JobsConfig;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.keys.StoredAccounts;
import dev.acestep.jobs.webhooks.Network;
import dev.acestep.jobs.webhooks.WebhookConfig;
import dev.acestep.jobs.webhooks.Webhooks;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server's services on a folder, with a durable queue that nobody works on, and the parser of submissions. */
final class Bench implements AutoCloseable {
    static final Caller ADMIN = new Caller(Optional.empty(), true);
    static final Set<String> HOSTS = Set.of("localhost:8001");

    private final Database database;
    private final JobQueue queue;
    private final Services services;

    private Bench(Path folder, Models models, List<Path> roots) throws IOException {
        Uploads uploads = new Uploads(folder.resolve("uploads"), 1 << 20);
        OutputFolder outputs = new OutputFolder(folder.resolve("audio"));
        this.database = Database.open(folder.resolve("data"));
        this.queue = JobQueue.open(database, JobsConfig.DEFAULTS, outputs, uploads, List.of(), Clock.systemUTC());
        this.services = new Services(
                config(roots),
                HostedConfig.DEFAULTS,
                queue.jobs(),
                new StoredAccounts(database, Optional.of("whsec_nobody"), Clock.systemUTC()),
                models,
                Bench::probe,
                uploads,
                outputs,
                queue.media(),
                Webhooks.open(database, WebhookConfig.DEFAULTS, Network.ofMachine(), Clock.systemUTC()));
    }

    static Bench open(Path folder, Models models) throws IOException {
        return new Bench(folder, models, List.of(folder.resolve("music")));
    }

    private static ServerConfig config(List<Path> roots) {
        ServerConfig standard = ServerConfig.DEFAULTS;
        return new ServerConfig(
                standard.host(),
                0,
                standard.apiKey(),
                standard.publicUrl(),
                standard.trustedProxies(),
                standard.corsOrigins(),
                standard.openAiModelList(),
                standard.unknownTaskStatus(),
                standard.codesWithoutThinking(),
                standard.environment(),
                1 << 20,
                roots,
                standard.defaultBatchSize(),
                List.of("acestep-v15-turbo", "acestep-v15-base"),
                standard.docsPublic(),
                standard.metricsPublic(),
                standard.shutdownGrace(),
                Optional.empty());
    }

    /** Knows a text by its name. */
    private static void probe(String field, Path file) {
        if (file.toString().endsWith(".txt")) {
            throw InvalidRequest.because(field, "the file is not audio");
        }
    }

    Services services() {
        return services;
    }

    Submission submission(Body body, Caller caller) {
        return new Orders(services).submission(new NativeOrder(services).read(body, caller, HOSTS));
    }

    Submission submission(Body body) {
        return submission(body, ADMIN);
    }

    Submission submission(String json) {
        return submission(json(json));
    }

    /** What the caller is told about this body, which must be refused. */
    String refusal(String json) {
        return refusal(json(json));
    }

    String refusal(Body body) {
        Throwable refusal = catchThrowable(() -> submission(body));
        if (!(refusal instanceof InvalidRequest) && !(refusal instanceof HttpProblem)) {
            assertThatThrownBy(() -> submission(body)).isInstanceOf(InvalidRequest.class);
        }
        return String.valueOf(refusal.getMessage());
    }

    static Body json(String text) {
        return BodyParser.parse(
                Optional.of("application/json"), text.getBytes(StandardCharsets.UTF_8), BodyParser.Empty.IS_MALFORMED);
    }

    static Body form(String text) {
        return BodyParser.parse(
                Optional.of("application/x-www-form-urlencoded"),
                text.getBytes(StandardCharsets.UTF_8),
                BodyParser.Empty.IS_MALFORMED);
    }

    @Override
    public void close() {
        queue.close();
        database.close();
    }
}
