package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.AudioInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Songs from the command line, with no server. */
class GenerateTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void oneCommandMakesASongWithItsTimesAndStems() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("song.txt"), "[Verse]\nHello world\nHere I am\n");

        Run run = Run.of(
                folder,
                Stream.of(
                                "generate --prompt pop --lyrics @song.txt --duration 12 --bpm 120 --key Am --seed 42",
                                "--out made/song.flac --lrc --stems parts --json")
                        .flatMap(part -> Stream.of(part.split(" ")))
                        .toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode file = run.json().path("files").path(0);
        assertThat(file.path("seed").asLong()).isEqualTo(42);
        assertThat(file.path("bpm").asInt()).isEqualTo(120);
        assertThat(file.path("key_scale").asText()).isEqualTo("A Minor");
        AudioInfo info = AudioDecoder.probe(folder.resolve("made/song.flac"));
        assertThat(info.codec()).isEqualTo("flac");
        assertThat(info.seconds()).isEqualTo(12);
        assertThat(Files.readAllLines(folder.resolve("made/song.lrc")))
                .hasSize(2)
                .allMatch(line -> line.matches("\\[\\d\\d:\\d\\d\\.\\d\\d].+"));
        assertThat(names("parts")).containsExactly("bass.flac", "chords.flac", "drums.flac", "lead.flac", "song.mid");
        assertThat(names("made")).containsExactly("song.flac", "song.lrc");
    }

    @Test
    void severalSongsAreNumberedAndNothingIsOverwritten() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("song_01.mp3"), "mine");

        Run run = Run.of(folder, "generate", "--prompt", "waltz", "--duration", "5", "--batch", "2", "--seed", "1,2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("song_02.mp3", "song_03.mp3", "seed 1", "seed 2");
        assertThat(folder.resolve("song_01.mp3")).hasContent("mine");
    }

    private List<String> names(String sub) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(sub))) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
