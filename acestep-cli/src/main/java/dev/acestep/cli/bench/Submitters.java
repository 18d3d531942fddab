package dev.acestep.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that submit until so many jobs are accepted, however often the server goes away. */
final class Submitters {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final NativeClient client;
    private final int jobs;
    private final double songSeconds;
    private final AtomicInteger tickets = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Submitters(NativeClient client, int clients, int jobs, double songSeconds) {
        this.client = client;
        this.jobs = jobs;
        this.songSeconds = songSeconds;
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().unstarted(this::work));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    boolean isDone() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /** Ids for which the server said yes. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work() {
        for (int ticket = tickets.getAndIncrement(); ticket < jobs; ticket = tickets.getAndIncrement()) {
            while (!stopped && !submit(ticket)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean submit(int ticket) {
        String body = "{\"prompt\":\"song %d, pop, 120 BPM\",\"audio_duration\":%s,\"batch_size\":1,\"seed\":%d}"
                .formatted(ticket, songSeconds, ticket);
        try {
            NativeClient.Answer answer = client.post("/release_task", body);
            if (answer.status() == 200) {
                accepted.add(answer.data().path("task_id").asText());
            }
            return answer.status() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
