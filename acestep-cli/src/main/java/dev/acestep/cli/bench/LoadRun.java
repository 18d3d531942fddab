package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Many clients that submit at a given rate, poll what they submitted and download what is finished. */
public final class LoadRun {
    private static final int POLLED_AT_ONCE = 20;
    private static final Duration POLL_PAUSE = Duration.ofMillis(200);

    private final NativeClient client;
    private final Plan plan;
    private final Timings submits = new Timings();
    private final Timings polls = new Timings();
    private final Timings downloads = new Timings();
    private final AtomicInteger tickets = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicLong counting = new AtomicLong(Long.MAX_VALUE);
    private final Timings uncounted = new Timings();
    private final LongAdder unreachable = new LongAdder();

    public LoadRun(NativeClient client, Plan plan) {
        this.client = client;
        this.plan = plan;
    }

    /**
     * What to do.
     *
     * @param rate submissions a second of all clients together
     * @param warmUpSeconds at the beginning, not counted
     * @param jobs submissions in all, warm-up included
     * @param drainSeconds how long clients go on polling when everything is submitted
     * @param songSeconds length of the songs asked for
     */
    public record Plan(
            int clients, double rate, double warmUpSeconds, int jobs, double drainSeconds, double songSeconds) {}

    /** What was measured; calls of the warm-up are left out. */
    public record Report(
            Timings.Summary submit,
            Timings.Summary poll,
            Timings.Summary download,
            int accepted,
            int finished,
            double seconds) {
        /** Whether any call was answered wrongly or not at all; refusals for a full queue are right answers. */
        public boolean hasErrors() {
            return submit.errors() + poll.errors() + download.errors() > 0;
        }

        /** A table for people. */
        public String text() {
            return String.join(
                    System.lineSeparator(),
                    Timings.Summary.heading(),
                    submit.line("submit"),
                    poll.line("poll"),
                    download.line("download"),
                    "%d jobs accepted, %d ended within %.1f s".formatted(accepted, finished, seconds));
        }
    }

    /** Runs it to the end; jobs that are unfinished then are cancelled. */
    public Report run() throws InterruptedException {
        long start = System.nanoTime();
        counting.set(start + Math.round(plan.warmUpSeconds() * 1e9));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.clients(); i++) {
            threads.add(Thread.ofVirtual().start(() -> work(start)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Report(
                submits.summary(), polls.summary(), downloads.summary(), accepted.get(), finished.get(), seconds);
    }

    private void work(long start) {
        Deque<String> unfinished = new ArrayDeque<>();
        for (int ticket = tickets.getAndIncrement(); ticket < plan.jobs(); ticket = tickets.getAndIncrement()) {
            LockSupport.parkNanos(start + Math.round(ticket / plan.rate() * 1e9) - System.nanoTime());
            submit(ticket, unfinished);
            poll(unfinished);
        }
        long end = System.nanoTime() + Math.round(plan.drainSeconds() * 1e9);
        while (!unfinished.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_PAUSE.toNanos());
            poll(unfinished);
        }
        unfinished.forEach(this::cancel);
    }

    private void submit(int ticket, Deque<String> unfinished) {
        String body = "{\"prompt\":\"bench %d, house, 120 BPM\",\"audio_duration\":%s,\"batch_size\":1,\"seed\":%d}"
                .formatted(ticket, plan.songSeconds(), ticket);
        long began = System.nanoTime();
        try {
            NativeClient.Answer answer = client.post("/release_task", body);
            if (answer.status() == 429) {
                counted(submits, began).addRefused(began);
                return;
            }
            counted(submits, began).add(began, answer.status() == 200);
            if (answer.status() == 200) {
                unfinished.addLast(answer.data().path("task_id").asText());
                accepted.incrementAndGet();
            }
        } catch (IOException _) {
            counted(submits, began).add(began, false);
        }
    }

    private void poll(Deque<String> unfinished) {
        List<String> asked = unfinished.stream().limit(POLLED_AT_ONCE).toList();
        if (asked.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        try {
            NativeClient.Answer answer = client.query(asked);
            counted(polls, began).add(began, answer.status() == 200);
            for (JsonNode entry : answer.data()) {
                if (entry.path("status").asInt() != 0) {
                    unfinished.remove(entry.path("task_id").asText());
                    finish(entry);
                }
            }
        } catch (IOException _) {
            counted(polls, began).add(began, false);
        }
    }

    private void finish(JsonNode entry) {
        finished.incrementAndGet();
        for (JsonNode item : NativeClient.items(entry)) {
            String file = item.path("file").asText();
            if (!file.isEmpty()) {
                download(file, item.path("size_bytes").asLong(-1));
            }
        }
    }

    private void download(String file, long size) {
        long began = System.nanoTime();
        try {
            counted(downloads, began).add(began, client.download(file) == size);
        } catch (IOException _) {
            counted(downloads, began).add(began, false);
        }
    }

    private void cancel(String id) {
        try {
            client.delete("/v1/jobs/" + id);
        } catch (IOException _) {
            unreachable.increment();
        }
    }

    private Timings counted(Timings timings, long began) {
        return began >= counting.get() ? timings : uncounted;
    }
}
