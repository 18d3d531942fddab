package dev.acestep.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No webhook is lost, however often the process is killed and the receiver fails. */
class CrashTest {
    private static final int KILLS = 2;
    private static final int JOBS = Integer.getInteger("crash.jobs", 100);
    private static final String CLIENTS = System.getProperty("crash.clients", "20");

    @TempDir
    Path folder;

    @Test
    void everyReceiverHearsOfEveryAcceptedJob() throws Exception {
        Set<String> delivered = ConcurrentHashMap.newKeySet();
        try (Receiver receiver = Receiver.answering((number, exchange) -> {
            boolean fails = number % 10 < 3;
            Receiver.send(exchange, fails ? 503 : 200, "");
            if (!fails) {
                delivered.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            }
        })) {
            List<String> accepted = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                accepted.addAll(killAfter(JOBS + 30 * kill, receiver));
            }
            assertThat(finish(receiver)).isEqualTo("idle");

            assertThat(accepted).hasSizeGreaterThanOrEqualTo(KILLS * JOBS).doesNotHaveDuplicates();
            Set<String> told = receiver.calls.stream()
                    .filter(call -> delivered.contains(call.id()))
                    .map(CrashTest::job)
                    .collect(Collectors.toSet());
            assertThat(told).containsAll(accepted);
            assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct())
                    .as("one id for each job")
                    .hasSize((int) receiver.calls.stream()
                            .map(CrashTest::job)
                            .distinct()
                            .count());
        }
    }

    private static String job(Receiver.Call call) {
        return call.body().substring(call.body().indexOf('\n') + 1);
    }

    /** Runs a process until it has accepted so many jobs, and kills it; returns all that it has accepted. */
    private List<String> killAfter(int jobs, Receiver receiver) throws IOException, InterruptedException {
        Process process = start(CLIENTS, receiver);
        List<String> accepted = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            while (accepted.size() < jobs) {
                accepted.add(lines.readLine());
            }
            process.toHandle().destroyForcibly();
            lines.lines().filter(line -> line.length() == 36).forEach(accepted::add);
        }
        process.waitFor();
        return accepted;
    }

    private String finish(Receiver receiver) throws IOException, InterruptedException {
        Process process = start("0", receiver);
        try (BufferedReader lines = process.inputReader()) {
            return lines.readLine();
        } finally {
            process.waitFor();
        }
    }

    private Process start(String clients, Receiver receiver) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingWebhooks.class.getName(),
                        folder.toString(),
                        clients,
                        receiver.url().toString())
                .redirectError(new File(folder.toFile(), "errors.log"))
                .start();
    }
}
