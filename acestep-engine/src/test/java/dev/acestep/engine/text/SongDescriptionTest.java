package dev.acestep.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Task;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TrackName;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SongDescriptionTest {
    private static final Path AUDIO = Path.of("song.wav");

    /** The reference's end-to-end cases that tell the whole prompt. */
    static Stream<JsonNode> cases() throws IOException {
        JsonNode all =
                new JsonMapper().readTree(Fixtures.golden("e2e.cases.json").toFile());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(example -> example.get("case").textValue().startsWith("text2music"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothTextsAreTheReferences(JsonNode example) {
        JsonNode asked = example.get("generate_music_arguments");
        SongDescription song = new SongDescription(
                asked.has("audio_code_string") ? Instructions.COVER : Instructions.TEXT_TO_MUSIC,
                asked.get("captions").textValue(),
                asked.get("lyrics").textValue(),
                metadata(asked),
                asked.get("audio_duration").doubleValue());
        assertThat(song.prompt() + "\n\n" + song.lyricText())
                .isEqualTo(example.get("text_prompt").textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[inst]", "[Instrumental]", " [INSTRUMENTAL]\n"})
    void withoutLyricsItIsInstrumental(String lyrics) {
        assertThat(described(lyrics, Metadata.UNKNOWN).lyricText())
                .isEqualTo("# Languages\nen\n\n# Lyric\n[Instrumental]<|endoftext|>");
    }

    @Test
    void lyricsAreToldAsTheyAreWritten() {
        assertThat(described("  [Intro]\n\n[Solo] \n", Metadata.UNKNOWN).lyricText())
                .endsWith("# Lyric\n  [Intro]\n\n[Solo] \n<|endoftext|>");
    }

    @ParameterizedTest
    @CsvSource({
        "G major, G major",
        "G Major, G Major",
        "F♯ minor, F♯ minor",
        "Am, A minor",
        "c#m, C# minor",
        "Bb, Bb major",
        "D Dorian, D Dorian",
    })
    void shortKeysAreSpelledOutAndOthersLeftAlone(String asked, String told) {
        assertThat(described("", Metadata.UNKNOWN.withKey(asked)).prompt()).contains("- keyscale: " + told + "\n");
    }

    @Test
    void onlyWholeSecondsAreTold() {
        SongDescription song = new SongDescription("", "", "", Metadata.UNKNOWN, 59.97);
        assertThat(song.prompt()).contains("- duration: 59 seconds\n");
    }

    @Test
    void figuresAreTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(described("", Metadata.UNKNOWN.withBpm(97)).prompt())
                    .contains("- bpm: 97\n", "- duration: 30 seconds\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anInstructionEndsWithAColon() {
        assertThat(new SongDescription("Sing", "", "", Metadata.UNKNOWN, 30).prompt())
                .startsWith("# Instruction\nSing:\n\n");
        assertThat(new SongDescription("Sing:", "", "", Metadata.UNKNOWN, 30).prompt())
                .startsWith("# Instruction\nSing:\n\n");
    }

    @Test
    void everyTaskHasItsInstruction() {
        assertThat(Stream.of(
                                new Task.TextToMusic(),
                                new Task.Cover(Optional.of(AUDIO), true, 1, 0),
                                new Task.Continuation(AUDIO, Task.Region.WHOLE, Task.Blend.DEFAULTS),
                                new Task.Extract(AUDIO, Optional.of(TrackName.BACKING_VOCALS)),
                                new Task.Extract(AUDIO, Optional.empty()),
                                new Task.Lego(
                                        AUDIO, Optional.of(TrackName.BASS), Task.Region.WHOLE, Task.MaskMode.AUTO),
                                new Task.Lego(AUDIO, Optional.empty(), Task.Region.WHOLE, Task.MaskMode.AUTO),
                                new Task.Complete(Optional.of(AUDIO), List.of(TrackName.DRUMS, TrackName.BASS)),
                                new Task.Complete(Optional.of(AUDIO), List.of()))
                        .map(Instructions::of))
                .containsExactly(
                        "Fill the audio semantic mask based on the given conditions:",
                        "Generate audio semantic tokens based on the given conditions:",
                        "Repaint the mask area based on the given conditions:",
                        "Extract the BACKING_VOCALS track from the audio:",
                        "Extract the track from the audio:",
                        "Generate the BASS track based on the audio context:",
                        "Generate the track based on the audio context:",
                        "Complete the input track with DRUMS | BASS:",
                        "Complete the input track:");
    }

    private static SongDescription described(String lyrics, Metadata metadata) {
        return new SongDescription(Instructions.TEXT_TO_MUSIC, "a song", lyrics, metadata, 30);
    }

    private static Metadata metadata(JsonNode asked) {
        Metadata metadata = new Metadata(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Language(asked.get("vocal_language").textValue()));
        return asked.get("bpm").isNull()
                ? metadata
                : metadata.withBpm(asked.get("bpm").intValue())
                        .withKey(asked.get("key_scale").textValue())
                        .withTimeSignature(
                                TimeSignature.of(asked.get("time_signature").textValue()));
    }
}
