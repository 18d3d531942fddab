package dev.acestep.cli.bench;

import dev.acestep.jobs.Database;
import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.KeyStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Callers of all dialects at once, with webhooks to a receiver that often fails, while the server is killed and started
 * again; afterwards jobs, webhooks and credits must add up.
 */
public final class ClientsRun {
    private static final int KEYS = 8;
    private static final long MANY_SECONDS = 10_000_000;
    private static final long FEW_SECONDS = 60;
    private static final Duration LONGEST_END = Duration.ofMinutes(15);

    private final Path folder;
    private final Plan plan;
    private final int port;
    private final String adminKey = UUID.randomUUID().toString();

    /**
     * What to do.
     *
     * @param seconds how long new songs are asked for
     * @param kills evenly over that time
     * @param failing share of webhooks that the receiver answers badly, 0 to less than 1
     * @param songSeconds length of the songs; providers take 10 or more
     */
    public record Plan(int clients, double seconds, int kills, double failing, double songSeconds) {}

    /**
     * What came of it.
     *
     * @param accepted jobs by dialect, songs in the answer included
     * @param jobs on the server, also those whose submission was cut off before its answer
     * @param webhooks jobs whose end was to be told
     * @param attempts to tell of them
     * @param privateRefused submissions with a webhook to an address that is not public
     * @param refused for lack of credit
     * @param problems what must not be; empty if all is well
     */
    public record Report(
            Map<String, Long> accepted,
            int jobs,
            int succeeded,
            int webhooks,
            int attempts,
            long privateRefused,
            long refused,
            long cutOff,
            double chargedSeconds,
            int kills,
            double seconds,
            List<String> problems) {
        public Report {
            accepted = Map.copyOf(accepted);
            problems = List.copyOf(problems);
        }

        /** A few lines for people. */
        public String text() {
            List<String> lines = new ArrayList<>();
            lines.add("%d jobs in %.0f s under %d kills, %d succeeded; answered: %s"
                    .formatted(jobs, seconds, kills, succeeded, accepted));
            lines.add("%d webhooks told in %d attempts, %d to private addresses refused; %d cut off, %d without credit"
                    .formatted(webhooks, attempts, privateRefused, cutOff, refused));
            lines.add("%.0f s of audio charged: %s"
                    .formatted(chargedSeconds, problems.isEmpty() ? "everything adds up" : "PROBLEMS"));
            lines.addAll(problems);
            return String.join(System.lineSeparator(), lines);
        }
    }

    /** Works in that folder, which is empty. */
    public ClientsRun(Path folder, Plan plan) throws IOException {
        this.folder = folder;
        this.plan = plan;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** Runs it to the end; the folder keeps the files. */
    public Report run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        makeKeys(keys, secrets);
        try (WebhookReceiver receiver = new WebhookReceiver(secrets, plan.failing())) {
            Callers callers =
                    new Callers("http://127.0.0.1:" + port, plan.clients(), plan.songSeconds(), keys, receiver);
            ClientsAudit audit = new ClientsAudit(folder, receiver);
            ServerProcess server = start();
            try {
                callers.start();
                for (int kill = 0; kill < plan.kills(); kill++) {
                    sleepPart();
                    server.kill();
                    server = start();
                }
                sleepPart();
                callers.finish(LONGEST_END);
                try (NativeClient admin = new NativeClient(server.url(), Optional.of(adminKey))) {
                    audit.jobs(admin, keys.keySet(), LONGEST_END);
                }
                stop(server, audit);
            } finally {
                server.close();
            }
            audit.accepted(callers.accepted());
            audit.credits();
            audit.files();
            return report(callers, audit, receiver, (System.nanoTime() - began) / 1e9);
        }
    }

    private Report report(Callers callers, ClientsAudit audit, WebhookReceiver receiver, double seconds) {
        Map<String, Long> accepted = new LinkedHashMap<>();
        Voice.ALL.forEach(voice -> accepted.put(voice.dialect(), callers.count(voice.dialect())));
        List<String> problems = new ArrayList<>(callers.problems());
        problems.addAll(audit.problems());
        return new Report(
                accepted,
                audit.jobs(),
                audit.succeeded(),
                audit.webhooks(),
                receiver.attempts(),
                callers.count("private refused"),
                callers.count("refused"),
                callers.count("cut off"),
                audit.chargedMillis() / 1e3,
                plan.kills(),
                seconds,
                problems);
    }

    private static void stop(ServerProcess server, ClientsAudit audit) throws InterruptedException {
        server.process().destroy();
        if (!server.process().waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                || server.process().exitValue() != 0) {
            audit.problem("the server did not stop as it should");
        }
    }

    private void sleepPart() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(Math.round(1e3 * plan.seconds() / (plan.kills() + 1))));
    }

    /** Keys with credit for everything, and one that has little. */
    private void makeKeys(Map<String, String> texts, Map<String, String> secrets) throws IOException {
        try (Database database = Database.open(folder.resolve("data"))) {
            KeyStore store = new KeyStore(database, Clock.systemUTC());
            for (int i = 0; i <= KEYS; i++) {
                String name = i < KEYS ? "studio-" + i : "beginner";
                long credit = TimeUnit.SECONDS.toMillis(i < KEYS ? MANY_SECONDS : FEW_SECONDS);
                KeyStore.Created created =
                        store.create(name, ApiKey.Role.USER, ApiKey.Limits.NONE, Optional.of(credit));
                texts.put(name, created.text());
                secrets.put(name, store.webhookSecret(name));
            }
        }
    }

    private ServerProcess start() throws IOException {
        Map<String, String> settings = Map.of(
                "ACESTEP_API_KEY", adminKey,
                "ACESTEP_QUEUE_MAXSIZE", "1000000",
                "ACESTEP_MAX_ATTEMPTS", String.valueOf(plan.kills() + 1),
                "ACESTEP_WEBHOOK_ALLOW_INSECURE_LOOPBACK", "true",
                "ACESTEP_WEBHOOK_BACKOFF_SECONDS", "0.1",
                "ACESTEP_WEBHOOK_MAX_ATTEMPTS", "20");
        return ServerProcess.start(
                folder.resolve("server.log"),
                settings,
                List.of("--port", String.valueOf(port), "--data", folder.toString()));
    }
}
