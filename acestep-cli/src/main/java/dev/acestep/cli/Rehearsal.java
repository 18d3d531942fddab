package dev.acestep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

/**
 * A short life of a server on a folder of its own, from which the launcher records the classes that a start needs and
 * which methods are busy under load.
 */
@Command(name = "rehearse", hidden = true, description = "Runs a server for a moment and makes one song.")
final class Rehearsal implements Runnable {
    private static final String SONG =
            "{\"prompt\":\"pop\",\"lyrics\":\"[Verse]\\nla la la\",\"audio_duration\":10,\"batch_size\":1}";
    private static final int CALLERS = 500;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    @Override
    public void run() {
        try {
            Path folder = Files.createTempDirectory("acestep-rehearsal");
            try {
                rehearse(folder);
            } finally {
                TemporaryFolder.delete(folder);
            }
        } catch (IOException e) {
            throw new CommandFailed("the rehearsal failed: " + e.getMessage(), e);
        }
    }

    private static void rehearse(Path folder) throws IOException {
        Map<String, String> settings =
                Map.of("ACESTEP_API_PORT", "0", "ACESTEP_DATA", folder.toString(), "ACESTEP_QUEUE_MAXSIZE", "1000");
        Configuration configuration = Configuration.read(settings, Optional.empty(), Map.of(), folder);
        Logging.ofServer(configuration.logFormat(), false);
        try (Application application = Application.start(configuration);
                NativeClient client = new NativeClient(application.url(), Optional.empty())) {
            client.get("/health");
            client.get("/v1/models");
            client.get("/v1/stats");
            String id =
                    client.post("/release_task", SONG).data().path("task_id").asText();
            awaitEnd(client, id);
            for (int i = 0; i < CALLERS; i++) {
                JsonNode accepted = client.post("/release_task", SONG).data();
                client.query(List.of(accepted.path("task_id").asText()));
            }
        }
    }

    private static void awaitEnd(NativeClient client, String id) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < end) {
            NativeClient.Answer answer = client.query(List.of(id));
            if (answer.data().path(0).path("status").asInt() != 0) {
                client.download(NativeClient.items(answer.data().path(0))
                        .path(0)
                        .path("file")
                        .asText());
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
