package dev.acestep.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.Usage;
import dev.acestep.jobs.keys.UsageReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Compares what the server says of its jobs at last with what callers, receiver, books and folders know. */
final class ClientsAudit {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

    private final Path folder;
    private final WebhookReceiver receiver;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> chargedMillis = new HashMap<>();
    private final Set<String> publicIds = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private int succeeded;
    private int webhooks;

    ClientsAudit(Path folder, WebhookReceiver receiver) {
        this.folder = folder;
        this.receiver = receiver;
    }

    List<String> problems() {
        return problems;
    }

    void problem(String what) {
        problems.add(what);
    }

    int jobs() {
        return publicIds.size();
    }

    int succeeded() {
        return succeeded;
    }

    /** Jobs with one. */
    int webhooks() {
        return webhooks;
    }

    /** Of audio, all keys together. */
    long chargedMillis() {
        return chargedMillis.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Waits for the end of every job and of every notification, and looks at each. */
    void jobs(NativeClient admin, Set<String> keys, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        for (String key : keys) {
            List<JsonNode> jobs = ended(admin, key);
            while (jobs.stream().anyMatch(ClientsAudit::isPending) && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE.toNanos());
                jobs = ended(admin, key);
            }
            for (JsonNode job : jobs) {
                look(key, job);
            }
        }
    }

    /** Every job that a caller was promised is there. */
    void accepted(Set<String> ids) {
        ids.stream().filter(id -> !publicIds.contains(id)).forEach(id -> problem("lost: " + id));
    }

    /** What each key had, spent and has left is what its jobs cost. */
    void credits() throws IOException {
        try (Database database = Database.open(folder.resolve("data"))) {
            for (UsageReport.Line line :
                    UsageReport.read(database, Optional.empty(), 0).lines()) {
                line.key().ifPresent(key -> credits(key, line.total()));
            }
        }
    }

    /** Only results are left, and all of them. */
    void files() throws IOException {
        Set<String> found = names(folder.resolve("tmp", "api_audio"));
        files.stream().filter(file -> !found.contains(file)).forEach(file -> problem("missing: " + file));
        found.stream().filter(file -> !files.contains(file)).forEach(file -> problem("left over: " + file));
        names(folder.resolve("tmp", "uploads")).forEach(file -> problem("left over upload: " + file));
    }

    private void credits(ApiKey key, Usage.Total total) {
        long charged = chargedMillis.getOrDefault(key.name(), 0L);
        long granted = key.credit().grantedMillis().orElseThrow();
        long left = key.credit().leftMillis().orElseThrow();
        if (total.open() != 0 || total.reservedMillis() != 0) {
            problem("%s: %d jobs are still open in the books".formatted(key.name(), total.open()));
        }
        if (total.chargedMillis() != charged || granted - charged != left || left < 0) {
            problem("%s: %d ms granted, %d charged by the jobs, %d by the books, %d left"
                    .formatted(key.name(), granted, charged, total.chargedMillis(), left));
        }
    }

    private void look(String key, JsonNode job) {
        String state = job.path("status").asText();
        String id = job.path("public_id").asText();
        publicIds.add(id);
        if (!FINAL.contains(state)) {
            problem("%s did not end: %s".formatted(id, state));
        }
        if (state.equals("failed")) {
            problem("%s failed: %s".formatted(id, job.at("/error/message").asText()));
        }
        if (state.equals("succeeded")) {
            succeeded++;
        }
        job.path("outputs").forEach(output -> files.add(name(output.path("url").asText())));
        chargedMillis.merge(
                key, Math.round(1e3 * job.at("/billing/charged_seconds").asDouble()), Long::sum);
        String url = job.at("/webhook/url").asText();
        if (!url.isEmpty()) {
            webhooks++;
            told(id, state.equals("succeeded"), receiver.notices(url));
        }
    }

    /** Once or more often, but always of the same, and at last with success. */
    private void told(String id, boolean success, List<WebhookReceiver.Notice> notices) {
        if (notices.stream().noneMatch(WebhookReceiver.Notice::taken)) {
            problem("%s: its end was never told (%d attempts)".formatted(id, notices.size()));
        }
        if (notices.stream().anyMatch(notice -> !notice.genuine())) {
            problem(id + ": a notification with a wrong signature");
        }
        if (notices.stream().anyMatch(notice -> notice.succeeded() != success)) {
            problem(id + ": a notification that is not of its end");
        }
        if (notices.stream().map(WebhookReceiver.Notice::id).distinct().count() > 1) {
            problem(id + ": notifications with different ids");
        }
    }

    private static boolean isPending(JsonNode job) {
        return !FINAL.contains(job.path("status").asText())
                || job.at("/webhook/pending").asBoolean();
    }

    private static List<JsonNode> ended(NativeClient admin, String key) throws IOException {
        List<JsonNode> jobs = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/v1/jobs?limit=200&order=asc&key=" + key + cursor)
                    .data();
            page.path("items").forEach(jobs::add);
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return jobs;
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        return names;
    }
}
