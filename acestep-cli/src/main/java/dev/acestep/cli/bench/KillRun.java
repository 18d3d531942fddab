package dev.acestep.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients submit jobs while the server is killed and started again; afterwards every accepted job must have ended once,
 * with its file whole.
 */
public final class KillRun {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double LARGEST_SECONDS_PER_JOB = 10;
    private static final double SMALLEST_SECONDS = 120;

    private final Path folder;
    private final Plan plan;
    private final int port;

    /** Works in that folder, which is empty. */
    public KillRun(Path folder, Plan plan) throws IOException {
        this.folder = folder;
        this.plan = plan;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /**
     * What to do.
     *
     * @param kills half of them while jobs are submitted, the others while they are worked on
     * @param songSeconds length of the songs asked for
     */
    public record Plan(int clients, int jobs, int kills, double songSeconds) {}

    /**
     * What came of it.
     *
     * @param unanswered jobs on the server whose submission was cut off before its answer
     * @param problems what must not be; empty if all is well
     */
    public record Report(
            int accepted, int unanswered, int succeeded, int kills, double seconds, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }

        /** A few lines for people. */
        public String text() {
            String verdict = problems.isEmpty() ? "none lost, none twice, every file whole" : "PROBLEMS";
            List<String> lines = new ArrayList<>();
            lines.add("%d jobs accepted (and %d cut off before the answer), %d kills in %.0f s: %d succeeded, %s"
                    .formatted(accepted, unanswered, kills, seconds, succeeded, verdict));
            lines.addAll(problems);
            return String.join(System.lineSeparator(), lines);
        }
    }

    /** Runs it to the end; the folder keeps the files. */
    public Report run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        ServerProcess server = start();
        try (NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            Submitters submitters = new Submitters(client, plan.clients(), plan.jobs(), plan.songSeconds());
            submitters.start();
            Ledger ledger = new Ledger(client);
            int kills = 0;
            long deadline = began + Math.round(1e9 * Math.max(SMALLEST_SECONDS, plan.jobs() * LARGEST_SECONDS_PER_JOB));
            while (!(submitters.isDone() && ledger.allEnded(submitters.accepted())) && System.nanoTime() < deadline) {
                if (kills < plan.kills() && isTime(kills, submitters.accepted().size(), ledger.ended())) {
                    server.kill();
                    kills++;
                    server = start();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            submitters.stop();
            List<String> problems = ledger.audit(submitters.accepted(), plan, folder.resolve("tmp", "api_audio"));
            if (kills < plan.kills()) {
                problems.add("only %d of %d kills happened".formatted(kills, plan.kills()));
            }
            int accepted = submitters.accepted().size();
            return new Report(
                    accepted,
                    ledger.onServer() - accepted,
                    ledger.succeeded(),
                    kills,
                    (System.nanoTime() - began) / 1e9,
                    problems);
        } finally {
            server.close();
        }
    }

    private boolean isTime(int kills, int accepted, int ended) {
        int early = (plan.kills() + 1) / 2;
        if (kills < early) {
            return accepted >= (kills + 1) * plan.jobs() / (early + 1);
        }
        return ended >= (kills - early + 1) * plan.jobs() / (plan.kills() - early + 1);
    }

    private ServerProcess start() throws IOException {
        Map<String, String> settings =
                Map.of("ACESTEP_QUEUE_MAXSIZE", "1000000", "ACESTEP_MAX_ATTEMPTS", String.valueOf(plan.kills() + 1));
        return ServerProcess.start(
                folder.resolve("server.log"),
                settings,
                List.of("--port", String.valueOf(port), "--data", folder.toString()));
    }
}
