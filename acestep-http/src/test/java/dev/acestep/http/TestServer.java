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
import dev.acestep.jobs.keys.CreditLedger;
import dev.acestep.jobs.keys.KeyStore;
import dev.acestep.jobs.keys.StoredAccounts;
import dev.acestep.jobs.webhooks.Network;
import dev.acestep.jobs.webhooks.WebhookConfig;
import dev.acestep.jobs.webhooks.Webhooks;
import dev.acestep.music.Models;
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
public final class TestServer implements AutoCloseable {
    private static final WebhookConfig LOOPBACK =
            new WebhookConfig(Optional.empty(), Duration.ofSeconds(5), 8, Duration.ofMillis(50), true, List.of());

    private final Database database;
    private final Webhooks webhooks;
    private final Accounts accounts;
    private final JobQueue queue;
    private final Server server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    public final OutputFolder outputs;
    public final Uploads uploads;
    public final Songs songs;
    public final SketchOnly models = new SketchOnly();
    public final KeyStore keys;

    private TestServer(
            Path folder, Settings settings, HostedConfig hosted, Optional<Models> installed, Patience patience)
            throws IOException {
        this.database = Database.open(folder.resolve("data"));
        this.outputs = new OutputFolder(folder.resolve("audio"));
        this.uploads = new Uploads(folder.resolve("uploads"), 1L << 20);
        this.songs = new Songs(outputs);
        this.webhooks = Webhooks.open(database, LOOPBACK, Network.with(TestServer::addresses), Clock.systemUTC());
        this.queue = JobQueue.open(
                database,
                JobsConfig.DEFAULTS,
                outputs,
                uploads,
                List.of(new CreditLedger(), webhooks.consequence()),
                Clock.systemUTC());
        this.keys = new KeyStore(database, Clock.systemUTC());
        this.accounts = new StoredAccounts(database, Optional.of("whsec_nobody"), Clock.systemUTC());
        this.server = new Server(
                new Services(
                        settings.config(),
                        hosted,
                        queue.jobs(),
                        accounts,
                        installed.orElse(models),
                        (_, _) -> {},
                        uploads,
                        outputs,
                        queue.media(),
                        webhooks),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                patience);
    }

    public static TestServer start(Path folder, Settings settings) throws IOException {
        return start(new TestServer(folder, settings, HostedConfig.DEFAULTS, Optional.empty(), Patience.USUAL));
    }

    /** A server with hosted dialects that behave like this. */
    public static TestServer start(Path folder, Settings settings, HostedConfig hosted) throws IOException {
        return start(new TestServer(folder, settings, hosted, Optional.empty(), Patience.USUAL));
    }

    /** A server with these models behind its hosted dialects. */
    public static TestServer start(Path folder, Settings settings, HostedConfig hosted, Models installed)
            throws IOException {
        return start(new TestServer(folder, settings, hosted, Optional.of(installed), Patience.USUAL));
    }

    /** A server that is less patient with its clients. */
    public static TestServer start(Path folder, Settings settings, Patience patience) throws IOException {
        return start(new TestServer(folder, settings, HostedConfig.DEFAULTS, Optional.empty(), patience));
    }

    private static TestServer start(TestServer started) {
        started.server.jobListeners().forEach(started.queue::listen);
        started.webhooks.start(started.jobs(), started.accounts, started.server::notification, "acestep-server/test");
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
    public static TestServer withoutWorkers(Path folder, Settings settings, Patience patience) throws IOException {
        return withoutWorkers(folder, settings, HostedConfig.DEFAULTS, patience);
    }

    /** The same with hosted dialects that behave like this. */
    public static TestServer withoutWorkers(Path folder, Settings settings, HostedConfig hosted, Patience patience)
            throws IOException {
        TestServer started = new TestServer(folder, settings, hosted, Optional.empty(), patience);
        started.server.start();
        return started;
    }

    public Jobs jobs() {
        return queue.jobs();
    }

    public Server server() {
        return server;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JsonText.MAPPER.readTree(response.body());
    }

    public Job submit(String prompt) {
        return jobs().submit(Songs.submission(prompt, Optional.empty())).job();
    }

    public Job submitAs(String owner, String prompt) {
        return jobs().submit(Songs.submission(prompt, Optional.of(owner))).job();
    }

    public Job finished(String prompt) throws InterruptedException {
        return await(submit(prompt).id(), job -> job.state().isFinal());
    }

    public Job running(String prompt) throws InterruptedException {
        return await(submit(prompt).id(), job -> job.state() == JobState.RUNNING);
    }

    public Job await(JobId id, Predicate<Job> condition) throws InterruptedException {
        return until(() -> jobs().find(id).filter(condition));
    }

    /** What is looked for, as soon as it is there; within 20 seconds. */
    public static <T, E extends Exception> T until(Look<T, E> look) throws E, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(deadline)) {
            Optional<T> found = look.now();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("It did not come to that in 20 s");
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

    /** Looks for something once. */
    @FunctionalInterface
    public interface Look<T, E extends Exception> {
        Optional<T> now() throws E;
    }
}
