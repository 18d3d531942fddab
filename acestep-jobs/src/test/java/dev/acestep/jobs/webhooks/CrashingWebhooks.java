package dev.acestep.jobs.webhooks;

import dev.acestep.jobs.Accounts;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.Dialect;
import dev.acestep.jobs.JobQueue;
import dev.acestep.jobs.JobResult;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.JobsConfig;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.QueueFull;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.Uploads;
import dev.acestep.jobs.Webhook;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A process for the test to kill: clients submit jobs with webhooks for ever and print what was accepted; without
 * clients it delivers what is left, prints {@code idle} and ends. Arguments: folder, clients, URL.
 */
final class CrashingWebhooks {
    private static final WebhookConfig CONFIG =
            new WebhookConfig(Optional.empty(), Duration.ofSeconds(3), 30, Duration.ofMillis(20), true, List.of());

    private CrashingWebhooks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Database database = Database.open(folder.resolve("data"));
        Webhooks webhooks = Webhooks.open(database, CONFIG, Network.ofMachine(), InstantSource.system());
        JobQueue queue = JobQueue.open(
                database,
                JobsConfig.DEFAULTS,
                new OutputFolder(folder.resolve("audio")),
                new Uploads(folder.resolve("uploads"), 1 << 20),
                List.of(webhooks.consequence()),
                InstantSource.system());
        webhooks.start(queue.jobs(), new Secrets(), (job, _, _) -> job.id().toString(), "acestep-server/test");
        queue.start((_, _) -> new JobResult.Songs(List.of()));
        int clients = Integer.parseInt(arguments[1]);
        for (int i = 0; i < clients; i++) {
            Thread.ofVirtual().start(() -> submitForEver(queue, URI.create(arguments[2])));
        }
        if (clients > 0) {
            new CountDownLatch(1).await();
        }
        OpenWebhooks.until("the end of all", () -> jobsToCome(queue) + toBeTold(database) == 0);
        System.out.println("idle");
        queue.close();
        webhooks.close();
        database.close();
    }

    private static void submitForEver(JobQueue queue, URI url) {
        GenerationRequest request = GenerationRequest.sketch(Text.of("a song", ""), Metadata.UNKNOWN, 0);
        Submission submission = new Submission(
                Dialect.NATIVE,
                Optional.empty(),
                "",
                "",
                "",
                request,
                List.of(),
                List.of(),
                Submission.NO_INPUT,
                Optional.of(new Webhook(url, Set.of(), "")));
        while (true) {
            try {
                System.out.println(queue.jobs().submit(submission).job().id());
            } catch (QueueFull e) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static long jobsToCome(JobQueue queue) {
        return queue.jobs().statistics().count(JobState.QUEUED)
                + queue.jobs().statistics().count(JobState.RUNNING);
    }

    private static int toBeTold(Database database) {
        return database.read(sql -> sql.createQuery("SELECT count(*) FROM notifications WHERE state = 'WAITING'")
                .mapTo(Integer.class)
                .one());
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
            return "whsec_secret";
        }
    }
}
