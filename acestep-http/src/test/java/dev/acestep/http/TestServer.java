package dev.acestep.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.http.server.Patience;
import dev.acestep.http.server.Server;
import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobQueue;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.JobsConfig;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.webhooks.Network;
import dev.acestep.jobs.webhooks.WebhookConfig;
import dev.acestep.jobs.webhooks.Webhooks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A server on a free port with a queue whose work tests control. */
final class TestServer implements AutoCloseable {
    private static final WebhookConfig LOOPBACK =
            new WebhookConfig(Optional.empty(), Duration.ofSeconds(5), 8, Duration.ofMillis(50), true, List.of());

    private static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public Optional<Double> secondsLeft(Optional<String> keyName) {
            return Optional.empty();
        }

        @Override
        public String webhookSecret(Optional<String> keyName) {
            return "whsec_" + keyName.orElse("nobody");
        }
    };

    private final Database database;
    private final Webhooks webhooks;
    private final JobQueue queue;
    private final Server server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    final OutputFolder outputs;
    final Uploads uploads;
    final Songs songs;
    final SketchOnly models = new SketchOnly();

    private TestServer(Path folder, Settings settings, Patience patience) throws IOException {
        this.database = Database.open(folder.resolve("data"));
        this.outputs = new OutputFolder(folder.resolve("audio"));
        this.uploads = new Uploads(folder.resolve("uploads"), 1L << 20);
        this.songs = new Songs(outputs);
        this.webhooks = Webhooks.open(database, LOOPBACK, Network.with(TestServer::addresses), Clock.systemUTC());
        this.queue = JobQueue.open(
                database, JobsConfig.DEFAULTS, outputs, uploads, List.of(webhooks.consequence()), Clock.systemUTC());
        this.server = new Server(
                new Services(
                        settings.config(),
                        HostedConfig.DEFAULTS,
                        queue.jobs(),
                        ACCOUNTS,
                        models,
                        (_, _) -> {},
                        uploads,
                        outputs,
                        webhooks),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                patience);
    }

    static TestServer start(Path folder, Settings settings) throws IOException {
        TestServer started = new TestServer(folder, settings, Patience.USUAL);
        started.server.jobListeners().forEach(started.queue::listen);
        started.webhooks.start(started.jobs(), ACCOUNTS, started.server::notification, "acestep-server/test");
        started.queue.start(started.songs);
        started.server.start();
        return started;
    }

    /** The names that webhooks find: two, and one of them is private. */
    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return switch (host) {
            case "localhost" -> List.of(InetAddress.ofLiteral("127.0.0.1"));
            case "intranet.example.org" -> List.of(InetAddress.ofLiteral("10.1.2.3"));
            default -> throw new UnknownHostException(host);
        };
    }

    /** A server whose jobs wait for ever. */
    static TestServer withoutWorkers(Path folder, Settings settings, Patience patience) throws IOException {
        TestServer started = new TestServer(folder, settings, patience);
        started.server.start();
        return started;
    }

    Jobs jobs() {
        return queue.jobs();
    }

    Server server() {
        return server;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JsonText.MAPPER.readTree(response.body());
    }

    Job submit(String prompt) {
        return jobs().submit(Songs.submission(prompt, Optional.empty())).job();
    }

    Job submitAs(String owner, String prompt) {
        return jobs().submit(Songs.submission(prompt, Optional.of(owner))).job();
    }

    Job finished(String prompt) throws InterruptedException {
        return await(submit(prompt).id(), job -> job.state().isFinal());
    }

    Job running(String prompt) throws InterruptedException {
        return await(submit(prompt).id(), job -> job.state() == JobState.RUNNING);
    }

    Job await(JobId id, Predicate<Job> condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(deadline)) {
            Optional<Job> job = jobs().find(id).filter(condition);
            if (job.isPresent()) {
                return job.get();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("Job did not get there: " + jobs().find(id));
    }

    @Override
    public void close() {
        songs.step(10_000);
        server.stop();
        queue.close();
        webhooks.close();
        database.close();
        client.close();
    }
}
