package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.http.HostileRequests.Attack;
import dev.acestep.http.HostileRequests.Ending;
import dev.acestep.http.RawConnection.Answer;
import dev.acestep.http.server.Patience;
import dev.acestep.jobs.JobPage;
import dev.acestep.jobs.JobQuery;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileRequestsTest {
    private static final int CLIENTS = 8;

    /** Of each client, in each of two rounds; the first fills pools and caches, the second must leave nothing. */
    private static final int REQUESTS = 1_300;

    private static final int LONGEST_ANSWER_MILLIS = 10_000;
    private static final long HEAP_GROWTH = 12L << 20;
    private static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2), 200);

    @TempDir
    Path folder;

    @Test
    void nothingThatStrangersSendBreaksHangsOrLeaks() throws Exception {
        try (TestServer server = TestServer.withoutWorkers(folder, Settings.OPEN, SHORT);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Integer, Long> statuses = attack(server, clients, REQUESTS, 1_000);
            long before = usedHeap();
            List<RawConnection> slow = slowClients(server);
            attack(server, clients, REQUESTS, 1).forEach((status, count) -> statuses.merge(status, count, Long::sum));
            assertThat(statuses.values().stream().mapToLong(Long::longValue).sum())
                    .isGreaterThan(CLIENTS * REQUESTS);
            assertThat(statuses).containsKeys(200, 400, 403, 404, 405, 413, 415, 431);
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            for (RawConnection connection : slow) {
                assertThat(connection.closesByItself()).isTrue();
                connection.close();
            }
            assertThat(usedHeap() - before).isLessThan(HEAP_GROWTH);
            assertThat(names(server.outputs.root())).isEmpty();
            assertThat(names(server.uploads.folder())).isEqualTo(uploadsOfJobs(server));
        }
    }

    private static Map<Integer, Long> attack(TestServer server, ExecutorService clients, int requests, long seed)
            throws Exception {
        List<Future<List<Integer>>> running = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Attacker attacker = new Attacker(server, requests, seed + client);
            running.add(clients.submit(attacker));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<List<Integer>> each : running) {
            statuses.addAll(each.get());
        }
        return statuses.stream().collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
    }

    /** Clients that begin a request and never end it. */
    private static List<RawConnection> slowClients(TestServer server) throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        for (String beginning : List.of(
                "",
                "GET /hea",
                "GET /health HTTP/1.1\r\nHost: a\r\nX-",
                "\r\n\r\n",
                "POST /query_result HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n{}",
                "POST /query_result HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{")) {
            RawConnection connection = new RawConnection(server.server().port(), LONGEST_ANSWER_MILLIS);
            connection.write(beginning);
            slow.add(connection);
        }
        return slow;
    }

    private static long usedHeap() throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static Set<String> uploadsOfJobs(TestServer server) {
        JobPage page = server.jobs()
                .list(new JobQuery(
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        200,
                        Optional.empty(),
                        false,
                        0));
        return page.jobs().stream()
                .flatMap(job -> job.submission().uploads().stream())
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
    }

    /** One client that sends many requests, and checks each answer. */
    private static final class Attacker implements Callable<List<Integer>> {
        private final TestServer server;
        private final int requests;
        private final HostileRequests hostile;
        private Optional<RawConnection> open = Optional.empty();

        Attacker(TestServer server, int requests, long seed) {
            this.server = server;
            this.requests = requests;
            this.hostile = new HostileRequests(seed);
        }

        @Override
        public List<Integer> call() throws IOException {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                Attack attack = hostile.next();
                answer(attack).ifPresent(answer -> {
                    check(attack, answer);
                    statuses.add(answer.status());
                });
            }
            close();
            return statuses;
        }

        private Optional<Answer> answer(Attack attack) throws IOException {
            if (open.isEmpty()) {
                open = Optional.of(new RawConnection(server.server().port(), LONGEST_ANSWER_MILLIS));
            }
            try {
                open.get().write(attack.bytes());
                Optional<Answer> answer = attack.ending() == Ending.ABORT
                        ? Optional.empty()
                        : open.get().read(attack.toHead());
                if (attack.ending() != Ending.NEXT
                        || answer.isEmpty()
                        || answer.get().closes()) {
                    close();
                }
                return answer;
            } catch (SocketException _) {
                close();
                return Optional.empty();
            } catch (IOException e) {
                throw new IOException("No answer to " + attack, e);
            }
        }

        private void check(Attack attack, Answer answer) {
            boolean needsLanguageModel = answer.status() == 503
                    && answer.body().matches(".*(LLM not initialized|no LM checkpoint installed).*");
            assertThat(answer.status() < 500 || needsLanguageModel)
                    .as("%d to %s: %s", answer.status(), attack, answer.body())
                    .isTrue();
            assertThat(answer.headers()).as(attack.toString()).containsKey("x-request-id");
            if (answer.status() >= 400 && !attack.toHead()) {
                assertThat(answer.body()).as(attack.toString()).contains("\"detail\":\"");
            }
            assertThat(answer.body())
                    .doesNotContain("dev.acestep")
                    .doesNotContain(server.outputs.root().toString());
        }

        private void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
                open = Optional.empty();
            }
        }
    }
}
