package dev.acestep.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that submits, with a key, and works until it is killed: {@code CrashingServer FOLDER CLIENTS}. It prints the id of each
 * job that it has accepted, notes in {@code final.log} each job that it has seen end, and with no clients it prints
 * {@code idle} when all jobs have ended.
 */
final class CrashingServer {
    static final JobsConfig CONFIG = new JobsConfig(
            50,
            2,
            JobsConfig.DEFAULTS.averageSeconds(),
            JobsConfig.DEFAULTS.averageWindow(),
            1000,
            JobsConfig.DEFAULTS.jobTimeout(),
            JobsConfig.DEFAULTS.retention(),
            JobsConfig.DEFAULTS.sweepInterval());
    static final String CONTENT = "music\n".repeat(2000);
    static final String LOG = "final.log";
    static final String KEY = "studio";

    private CrashingServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int clients = Integer.parseInt(arguments[1]);
        OpenQueue open = new OpenQueue(folder, CONFIG, InstantSource.system());
        open.queue().listen(new Notes(folder.resolve(LOG)));
        open.queue().start((job, progress) -> work(open, job));
        for (int i = 0; i < clients; i++) {
            Thread.ofVirtual().start(() -> submitForEver(open.jobs()));
        }
        if (clients == 0) {
            Await.until("the end of all jobs", () -> ended(open.jobs().statistics()));
            System.out.println("idle");
            open.close();
        } else {
            new CountDownLatch(1).await();
        }
    }

    private static void submitForEver(Jobs jobs) {
        while (true) {
            try {
                Job job = jobs.submit(Requests.from(Dialect.NATIVE, KEY)).job();
                System.out.println(job.id());
            } catch (QueueFull e) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static boolean ended(JobStatistics statistics) {
        return statistics.count(JobState.QUEUED) + statistics.count(JobState.RUNNING) == 0;
    }

    private static JobResult work(OpenQueue open, Job job) {
        StoredTrack track = Requests.track(job, CONTENT.length());
        try {
            Path file = open.outputs().path(track.file());
            Path unfinished = open.outputs().path(track.file() + ".part");
            Files.writeString(unfinished, CONTENT);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return new JobResult.Songs(List.of(track));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends the ids of ended jobs to a file, in one write each. */
    private record Notes(Path file) implements JobListener {
        @Override
        public void onFinished(Job job) {
            try {
                byte[] line = (job.id() + "\n").getBytes(StandardCharsets.US_ASCII);
                Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
