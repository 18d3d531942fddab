package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Callers of all dialects, each of whom wants one song after the other, however often the server goes away. */
final class Callers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int ONE_OF_THESE_GOES_ASTRAY = 25;
    private static final int ONE_OF_THESE_IS_CANCELLED = 15;
    private static final Set<Integer> REFUSALS = Set.of(402, 403, 406, 429, 503);
    private static final List<String> FORBIDDEN = List.of(
            "https://10.0.0.1/hook",
            "https://192.168.1.10/hook",
            "https://169.254.169.254/latest/meta-data",
            "https://[fd00::1]/hook",
            "http://172.16.0.1/hook");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final double seconds;
    private final WebhookReceiver receiver;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /**
     * Callers who have not begun.
     *
     * @param keys texts by name; callers share them
     */
    Callers(String base, int callers, double seconds, Map<String, String> keys, WebhookReceiver receiver) {
        this.base = base;
        this.seconds = seconds;
        this.receiver = receiver;
        List<String> names = List.copyOf(keys.keySet());
        for (int i = 0; i < callers; i++) {
            String name = names.get(i % names.size());
            String text = String.valueOf(keys.get(name));
            threads.add(Thread.ofVirtual().unstarted(() -> call(name, text)));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Lets everybody have the song that he waits for, and no more; those who wait longer than that are left. */
    void finish(Duration patience) throws InterruptedException {
        over = true;
        long end = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                problems.add("a caller still waits for his song");
                break;
            }
        }
        http.shutdownNow();
    }

    /** Ids, as their dialects give them, of jobs for which the server said yes. */
    Set<String> accepted() {
        return Set.copyOf(accepted);
    }

    /** How often what happened. */
    long count(String what) {
        return Optional.ofNullable(counts.get(what)).map(AtomicLong::get).orElse(0L);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private void call(String name, String key) {
        while (!over) {
            long number = numbers.getAndIncrement();
            Voice voice = Voice.ALL.get((int) (number % Voice.ALL.size()));
            boolean astray =
                    voice.hook() != Voice.Hook.NONE && number / Voice.ALL.size() % ONE_OF_THESE_GOES_ASTRAY == 0;
            Optional<String> webhook = voice.hook() == Voice.Hook.NONE
                    ? Optional.empty()
                    : Optional.of(astray ? forbidden(number) : receiver.url(name, number));
            try {
                ask(voice, key, number, webhook, astray);
            } catch (IOException _) {
                counted("cut off");
                pause();
            }
        }
    }

    private void ask(Voice voice, String key, long number, Optional<String> webhook, boolean astray)
            throws IOException {
        HttpResponse<String> answer = send(voice, voice.submission(base, number, seconds, webhook), key);
        int status = answer.statusCode();
        if (astray && (isInvalid(status) || REFUSALS.contains(status))) {
            counted(isInvalid(status) ? "private refused" : "refused");
        } else if (astray) {
            problems.add("a webhook to %s was answered with %d".formatted(webhook.orElse(""), status));
        } else if (REFUSALS.contains(status)) {
            counted("refused");
            pause();
        } else if (status < 200 || status > 202) {
            problems.add("%s: %d %s".formatted(voice.path(), status, shortened(answer.body())));
        } else {
            counted(voice.dialect());
            follow(voice, key, number, answer.body());
        }
    }

    private void follow(Voice voice, String key, long number, String answer) throws IOException {
        if (voice.id().isEmpty()) {
            return;
        }
        String job = MAPPER.readTree(answer).at(voice.id().get()).asText();
        accepted.add(job);
        if (number % ONE_OF_THESE_IS_CANCELLED == 0) {
            cancel(job, key);
        }
        while (isOpen(voice, job, key)) {
            pause();
        }
    }

    private void cancel(String job, String key) {
        try {
            http.send(
                    HttpRequest.newBuilder(URI.create(base + "/v1/jobs/" + job))
                            .header("Authorization", "Bearer " + key)
                            .DELETE()
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException _) {
            counted("cut off");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen(Voice voice, String job, String key) {
        try {
            HttpResponse<String> answer = send(voice, voice.question(base, job), key);
            if (answer.statusCode() == 404) {
                problems.add("%s is unknown to %s".formatted(job, voice.dialect()));
                return false;
            }
            JsonNode body = MAPPER.readTree(answer.body());
            return answer.statusCode() == 429 || answer.statusCode() >= 500 || voice.isOpen(body);
        } catch (IOException _) {
            return !Thread.currentThread().isInterrupted();
        }
    }

    private HttpResponse<String> send(Voice voice, HttpRequest.Builder request, String key) throws IOException {
        try {
            String value = voice.header().equals("Authorization") ? "Bearer " + key : key;
            return http.send(
                    request.header(voice.header(), value).timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isInvalid(int status) {
        return status == 400 || status == 422;
    }

    private static String forbidden(long number) {
        return FORBIDDEN.get((int) (number % FORBIDDEN.size()));
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(200, body.length()));
    }

    private void counted(String what) {
        counts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
    }

    private static void pause() {
        LockSupport.parkNanos(
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 2, 2 * PAUSE_MILLIS))
                        .toNanos());
    }
}
