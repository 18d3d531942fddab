package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobQueue;
import dev.acestep.jobs.JobResult;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.JobWork;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.JobsConfig;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.Webhook;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import dev.acestep.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A queue with webhooks, whose clock and work the test controls. */
final class OpenWebhooks implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    static final WebhookConfig LOOPBACK =
            new WebhookConfig(Optional.empty(), Duration.ofSeconds(3), 8, Duration.ofSeconds(10), true, List.of());
    private static final Duration LONGEST = Duration.ofSeconds(20);

    final SettableClock clock = new SettableClock(NOON);
    private final Path folder;
    private final WebhookConfig config;
    private final Network network;
    private final Semaphore steps = new Semaphore(0);
    private Database database;
    private Webhooks webhooks;
    private JobQueue queue;

    OpenWebhooks(Path folder, WebhookConfig config, Network network) throws IOException {
        this.folder = folder;
        this.config = config;
        this.network = network;
        this.database = Database.open(folder.resolve("data"));
        this.webhooks = Webhooks.open(database, config, network, clock);
        this.queue = queue();
    }

    static OpenWebhooks delivering(Path folder) throws IOException {
        OpenWebhooks open = new OpenWebhooks(folder, LOOPBACK, Network.ofMachine());
        open.start();
        return open;
    }

    void start() {
        webhooks.start(
                queue.jobs(),
                new Secrets(),
                (job, event, base) -> "%s %s %s %s".formatted(event, job.state(), base, job.stage()),
                "acestep-server/test");
        queue.start(work());
    }

    /** Goes on as a new process would after this one was killed: nothing of it is told to stop first. */
    void reopen() throws IOException {
        JobQueue oldQueue = queue;
        Webhooks oldWebhooks = webhooks;
        oldWebhooks.close();
        oldQueue.close();
        database.close();
        database = Database.open(folder.resolve("data"));
        webhooks = Webhooks.open(database, config, network, clock);
        queue = queue();
    }

    Webhooks webhooks() {
        return webhooks;
    }

    Jobs jobs() {
        return queue.jobs();
    }

    Database database() {
        return database;
    }

    /** Lets work take this many steps more. */
    void step(int count) {
        steps.release(count);
    }

    Job submit(String prompt, URI url, Set<Webhook.Event> events) {
        GenerationRequest request = GenerationRequest.sketch(Text.of(prompt, ""), Metadata.UNKNOWN, 0);
        return jobs().submit(new Submission(
                        Dialect.NATIVE,
                        Optional.of("alice"),
                        "",
                        prompt,
                        "",
                        request,
                        List.of(),
                        List.of(),
                        Submission.NO_INPUT,
                        Optional.of(new Webhook(url, events, "https://music.example"))))
                .job();
    }

    Job submit(URI url) {
        return submit("a song", url, Set.of());
    }

    List<Attempt> log(Job job) {
        return webhooks.log(job.id());
    }

    /** The last attempt, when there are so many. */
    Attempt attempt(Job job, int number) {
        until("attempt " + number, () -> log(job).size() >= number);
        return log(job).get(number - 1);
    }

    void running(Job job) {
        until("the start of " + job.id(), () -> state(job.id()) == JobState.RUNNING);
    }

    private JobState state(JobId id) {
        return jobs().find(id).orElseThrow().state();
    }

    static void until(String wanted, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within %s: %s".formatted(LONGEST, wanted));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        steps.release(1_000);
        queue.close();
        webhooks.close();
        database.close();
    }

    private JobQueue queue() throws IOException {
        return JobQueue.open(
                database,
                JobsConfig.DEFAULTS.withWorkers(2),
                new OutputFolder(folder.resolve("audio")),
                new Uploads(folder.resolve("uploads"), 1 << 20),
                List.of(webhooks.consequence()),
                clock);
    }

    private JobWork work() {
        return (job, progress) -> {
            if (job.submission().prompt().startsWith("wait")) {
                for (int step = 1; step <= 4; step++) {
                    steps.acquireUninterruptibly();
                    progress.report(step / 4.0, "step " + step);
                }
            }
            return new JobResult.Songs(List.of());
        };
    }

    private record Secrets() implements Accounts {
        @Override
        public boolean hasKeys() {
            return false;
        }

        @Override
        public Optional<Holder> holder(String keyText) {
            return Optional.empty();
        }

        @Override
        public Optional<Double> secondsLeft(Optional<String> keyName) {
            return Optional.empty();
        }

        @Override
        public String webhookSecret(Optional<String> keyName) {
            return "whsec_of-" + keyName.orElse("nobody");
        }
    }
}
