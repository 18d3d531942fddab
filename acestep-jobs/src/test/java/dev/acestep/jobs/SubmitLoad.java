package dev.acestep.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long a submission takes: {@code SubmitLoad FOLDER [PER_SECOND [SECONDS [CLIENTS]]]}. Latency counts from
 * the moment at which the submission was due, so that waiting for a client counts too.
 */
final class SubmitLoad {
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999, 1};

    private SubmitLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "load");
        int rate = number(arguments, 1, 200);
        int count = rate * number(arguments, 2, 10);
        long began = System.nanoTime();
        JobsConfig config = JobsConfig.DEFAULTS.withCapacity(1_000_000);
        try (OpenQueue open = new OpenQueue(folder, config, InstantSource.system())) {
            open.queue().start(open.writing());
            System.out.printf("open: %.0f ms%n", (System.nanoTime() - began) / 1e6);
            for (String phase : List.of("cold", "warm")) {
                System.out.println(phase);
                submit(open.jobs(), rate, count, number(arguments, 3, 50));
            }
            System.out.println(open.jobs().statistics());
        }
    }

    private static void submit(Jobs jobs, int rate, int count, int clients) {
        long[] nanos = new long[count];
        Semaphore free = new Semaphore(clients);
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int index = i;
                long due = start + index * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                free.acquireUninterruptibly();
                pool.execute(() -> {
                    jobs.submit(Requests.song("song " + index, "[Verse]\n" + "la la la\n".repeat(100)));
                    nanos[index] = System.nanoTime() - due;
                    free.release();
                });
            }
        }
        print(nanos, (System.nanoTime() - start) / 1e9);
    }

    private static void print(long[] nanos, double seconds) {
        Arrays.sort(nanos);
        System.out.printf("%d submissions, %.0f per second%n", nanos.length, nanos.length / seconds);
        for (double share : SHARES) {
            System.out.printf("%5.1f %%: %.2f ms%n", share * 100, nanos[(int) (share * (nanos.length - 1))] / 1e6);
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
