package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of broken files through a whole server. */
@Timeout(300)
class MalformedAudioTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What a refusal is: the field, or the part of the form, and one sentence in which no path is. */
    private static final Pattern SENTENCE = Pattern.compile("(src_audio|src_audio_path): [^\n/]{5,200}");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyFileIsMusicOrOneClearSentence() throws Exception {
        List<Path> files = MalformedAudio.in(Files.createDirectories(folder.resolve("files")));
        assertThat(files).hasSizeGreaterThanOrEqualTo(300);
        List<String> refusals = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(
                        folder.resolve("server.log"),
                        Map.of("ACESTEP_CHECKPOINTS_DIR", Fixtures.checkpoints().toString()),
                        List.of("--port", "0", "--data", folder.resolve("data").toString()));
                NativeClient client = new NativeClient(server.url(), Optional.empty())) {
            warmUp(server, client);
            for (Path file : files) {
                long began = System.nanoTime();
                said(server, client, file).ifPresent(refusals::add);
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as(file.getFileName().toString())
                        .isLessThan(LONGEST);
            }
            assertThat(server.process().isAlive()).isTrue();
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
        assertThat(refusals).hasSizeGreaterThan(80).allMatch(SENTENCE.asMatchPredicate());
        try (Stream<Path> left = Files.list(folder.resolve("data/tmp/uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    /** The models are loaded by the first job that gets to them, which is no file's fault. */
    private void warmUp(ServerProcess server, NativeClient client) throws Exception {
        Path good = Files.write(folder.resolve("good.wav"), MalformedAudio.wave(40_000, 8_000, 10_000, 0.5f));
        assertThat(said(server, client, good)).isEmpty();
    }

    /** Why a file was not used; empty if music was made of it. */
    private static Optional<String> said(ServerProcess server, NativeClient client, Path file) throws Exception {
        NativeClient.Answer answer = Upload.of("src_audio", file)
                .with(Map.of("task_type", "cover-nofsq", "inference_steps", 1, "batch_size", 1, "audio_format", "wav"))
                .to(server.url());
        if (answer.status() != 200) {
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            return Optional.of(answer.body().path("detail").asText());
        }
        String id = answer.data().path("task_id").asText();
        JsonNode entry = client.query(List.of(id)).data().path(0);
        while (entry.path("status").asInt() == 0) {
            Thread.sleep(10);
            entry = client.query(List.of(id)).data().path(0);
        }
        return entry.path("status").asInt() == 1
                ? Optional.empty()
                : Optional.of(entry.path("progress_text").asText());
    }
}
