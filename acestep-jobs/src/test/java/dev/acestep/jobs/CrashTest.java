package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.KeyStore;
import dev.acestep.jobs.keys.Usage;
import dev.acestep.jobs.keys.UsageReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process again and again; {@code -Dcrash.kills=10 -Dcrash.jobs=100 -Dcrash.clients=50} makes it longer:
 * ten kills, a hundred jobs accepted before each.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final int JOBS = Integer.getInteger("crash.jobs", 25);
    private static final long GRANTED = 1_000_000_000;
    private static final String CLIENTS = System.getProperty("crash.clients", "4");

    @TempDir
    Path folder;

    @Test
    void everyAcceptedJobEndsOnceWithACompleteFileAndOneChargeHoweverOftenTheProcessIsKilled() throws Exception {
        createKey();
        List<JobId> accepted = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            accepted.addAll(killAfter(JOBS + kill));
        }
        assertThat(finish()).isEqualTo("idle");

        assertThat(accepted).hasSizeGreaterThanOrEqualTo(KILLS * JOBS).doesNotHaveDuplicates();
        assertThat(Files.readAllLines(folder.resolve(CrashingServer.LOG))).doesNotHaveDuplicates();
        try (OpenQueue open = new OpenQueue(folder, CrashingServer.CONFIG, InstantSource.system())) {
            Map<JobId, Job> jobs = open.jobs().find(accepted);
            assertThat(jobs).containsOnlyKeys(accepted);
            assertThat(jobs.values()).extracting(Job::state).containsOnly(JobState.SUCCEEDED);
            for (Job job : jobs.values()) {
                assertThat(open.outputs().path(job.outputs().getFirst().file())).hasContent(CrashingServer.CONTENT);
            }
            assertThat(filesWithoutJob(open)).isEmpty();
            assertAccountAddsUp(open);
        }
    }

    private void createKey() throws IOException {
        try (Database database = Database.open(folder.resolve("data"))) {
            new KeyStore(database, InstantSource.system())
                    .create(CrashingServer.KEY, ApiKey.Role.USER, ApiKey.Limits.NONE, Optional.of(GRANTED));
        }
    }

    /** Every job on disk was charged for its 30.5 s once, also those whose answer a kill cut off. */
    private static void assertAccountAddsUp(OpenQueue open) {
        UsageReport.Line line =
                UsageReport.read(open.database(), Optional.empty(), 0).lines().getFirst();
        long jobs = open.jobs().statistics().total();
        assertThat(line.total()).isEqualTo(new Usage.Total(CrashingServer.KEY, jobs, 0, 0, jobs * 30_500));
        assertThat(line.key().orElseThrow().credit().leftMillis()).hasValue(GRANTED - jobs * 30_500);
    }

    /** Runs a process until it has accepted so many jobs, and kills it; returns all that it has accepted. */
    private List<JobId> killAfter(int jobs) throws IOException, InterruptedException {
        Process process = start(CLIENTS);
        List<JobId> accepted = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            while (accepted.size() < jobs) {
                accepted.add(JobId.parse(lines.readLine()).orElseThrow());
            }
            process.toHandle().destroyForcibly();
            lines.lines().forEach(line -> JobId.parse(line).ifPresent(accepted::add));
        }
        process.waitFor();
        return accepted;
    }

    private String finish() throws IOException, InterruptedException {
        Process process = start("0");
        try (BufferedReader lines = process.inputReader()) {
            return lines.readLine();
        } finally {
            process.waitFor();
        }
    }

    private Process start(String clients) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingServer.class.getName(),
                        folder.toString(),
                        clients)
                .redirectError(new File(folder.toFile(), "errors.log"))
                .start();
    }

    private static Set<String> filesWithoutJob(OpenQueue open) throws IOException {
        Set<String> names;
        try (Stream<Path> files = Files.list(open.outputs().root())) {
            names = files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(HashSet::new));
        }
        names.removeIf(name -> {
            JobId owner = JobId.parse(name.substring(0, 36)).orElseThrow();
            return name.equals(owner + "-0.mp3") && open.jobs().find(owner).isPresent();
        });
        return names;
    }
}
