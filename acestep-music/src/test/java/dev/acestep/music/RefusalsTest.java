package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {
    private static final Path AUDIO = Path.of("song.wav");

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("bpm: 500 is not allowed (integer from 30 to 300)", () -> new Bpm(500)),
                refusal("bpm: 29 is not allowed (integer from 30 to 300)", () -> new Bpm(29)),
                refusal("audio_duration: 4.9 is not allowed (number from 5 to 600)", () -> new AudioDuration(4.9)),
                refusal("audio_duration: 601 is not allowed (number from 5 to 600)", () -> new AudioDuration(601)),
                refusal(
                        "audio_duration: NaN is not allowed (number from 5 to 600)",
                        () -> new AudioDuration(Double.NaN)),
                refusal(
                        "audio_duration: Infinity is not allowed (number from 5 to 600)",
                        () -> new AudioDuration(Double.POSITIVE_INFINITY)),
                refusal(
                        "prompt: 10001 characters is not allowed (at most 10,000 characters)",
                        () -> Text.of("x".repeat(10_001), "")),
                refusal(
                        "lyrics: 20001 characters is not allowed (at most 20,000 characters)",
                        () -> Text.of("", "x".repeat(20_001))),
                refusal(
                        "seed: -2 is not allowed (-1, or integer from 0 to 9223372036854775807)",
                        () -> new Seed.Fixed(-2)));
    }

    static Stream<Arguments> refusalsOfWordsAndOptions() {
        return Stream.of(
                refusal(
                        "audio_format: \"mp5\" is not allowed (one of flac, mp3, opus, aac, wav, wav32)",
                        () -> AudioFormat.of("mp5")),
                refusal(
                        "task_type: \"remix\" is not allowed (one of text2music, cover, cover-nofsq, repaint, lego, "
                                + "extract, complete, continuation)",
                        () -> TaskType.of("remix")),
                refusal(
                        "track_name: \"kazoo\" is not allowed (one of woodwinds, brass, fx, synth, strings, "
                                + "percussion, keyboard, guitar, bass, drums, backing_vocals, vocals)",
                        () -> TrackName.of("track_name", "kazoo")),
                refusal(
                        "mp3_bitrate: \"96k\" is not allowed (one of 128k, 192k, 256k, 320k)",
                        () -> new Output(AudioFormat.MP3, 96_000, 48_000, true, -1, 0, 0, false, false)),
                refusal(
                        "mp3_sample_rate: 22050 is not allowed (one of 44100, 48000)",
                        () -> new Output(AudioFormat.MP3, 128_000, 22_050, true, -1, 0, 0, false, false)),
                refusal(
                        "audio_cover_strength: 1.5 is not allowed (number from 0 to 1)",
                        () -> new Task.Cover(Optional.of(AUDIO), true, 1.5, 0)),
                refusal(
                        "repainting_start: -601 is not allowed (number from -600 to 600)",
                        () -> new Task.Region(-601, Optional.empty())),
                refusal(
                        "repainting_end: 2 is not allowed (number above repainting_start, up to 600)",
                        () -> new Task.Region(2, Optional.of(2.0))),
                refusal(
                        "flow_edit_n_max: 0.25 is not allowed (number from 0.5 to 1)",
                        () -> new FlowEdit(AUDIO, "", "", 0.5, 0.25, 1)),
                refusal(
                        "latent_rescale: 2 is not allowed (number from 0.5 to 1.5)",
                        () -> new LatentDecoding(0, 2, true)));
    }

    @ParameterizedTest
    @MethodSource({"refusals", "refusalsOfWordsAndOptions"})
    void aRefusalNamesFieldValueAndRule(String message, Executable attempt) {
        InvalidRequest refusal = assertThrows(InvalidRequest.class, attempt);

        assertThat(refusal).hasMessage(message);
        assertThat(message).startsWith(refusal.field() + ": ");
    }

    @Test
    void aRefusalReadsTheSameWhateverLanguageTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThatExceptionOfType(InvalidRequest.class)
                    .isThrownBy(() -> new Bpm(500))
                    .withMessage("bpm: 500 is not allowed (integer from 30 to 300)");
            assertThatExceptionOfType(InvalidRequest.class)
                    .isThrownBy(() -> Text.of("x".repeat(10_001), ""))
                    .withMessage("prompt: 10001 characters is not allowed (at most 10,000 characters)");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLongValueIsShownInPart() {
        InvalidRequest refusal = InvalidRequest.notAllowed("audio_format", "m".repeat(5000), "one of mp3");

        assertThat(refusal.getMessage()).hasSizeLessThan(260).contains("m…\" is not allowed (one of mp3)");
    }

    @Test
    void theBordersOfARangeAreAllowed() {
        assertThat(List.of(new Bpm(30), new Bpm(300))).extracting(Bpm::value).containsExactly(30, 300);
        assertThat(new AudioDuration(5).frames()).isEqualTo(240_000);
        assertThat(new AudioDuration(600).frames()).isEqualTo(28_800_000);
    }

    private static Arguments refusal(String message, Executable attempt) {
        return argumentSet(message, message, attempt);
    }
}
