package dev.acestep.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Key;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Loudness;
import dev.acestep.music.Metadata;
import dev.acestep.music.Pcm;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.Track;
import dev.acestep.testkit.Chroma;
import dev.acestep.testkit.Silence;
import dev.acestep.testkit.Tempo;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The music measures as it was asked for. */
class SketchMeasuresTest {
    private static final double FADE = 5;

    private static Stream<Arguments> genres() {
        return IntStream.range(0, Songs.CAPTIONS.size()).mapToObj(i -> Arguments.of(Songs.CAPTIONS.get(i), i));
    }

    @ParameterizedTest
    @MethodSource("genres")
    void everyGenreKeepsTimeAndIsMastered(String caption, int seed) {
        Track track = Songs.make(caption, Metadata.UNKNOWN.withDuration(14), seed);
        Pcm audio = track.audio();
        int bpm = track.metadata().bpm().orElseThrow().value();

        assertThat(Tempo.bpmNear(audio, bpm)).isCloseTo(bpm, within(1.0));
        assertThat(Tempo.strengthAt(audio, bpm)).isGreaterThan(0.1);
        assertThat(Loudness.integratedLufs(audio)).isBetween(-18.0, -12.0);
        assertThat(Loudness.truePeakDbtp(audio)).isLessThanOrEqualTo(-1);
        assertThat(Silence.longestBelow(audio, -60, 14 - FADE)).isLessThanOrEqualTo(1.5);
        assertThat(track.genres()).isEqualTo(genreOf(caption));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 2, ambient", "30, 3, rock", "30, 4, classical", "30, 6, folk",
        "52, 2, folk", "67, 3, classical", "75, 4, trap", "83, 6, blues",
        "141, 2, metal", "150, 3, jazz", "175, 4, ambient", "199, 6, rock",
        "300, 2, house", "300, 3, cinematic", "300, 4, pop", "300, 6, ambient",
    })
    void everyTempoInEveryMetreIsHeard(int bpm, String metre, String caption) {
        Metadata asked = Metadata.UNKNOWN.withDuration(24).withBpm(bpm).withTimeSignature(TimeSignature.of(metre));

        Track track = Songs.make(caption, asked, bpm);

        assertThat(Tempo.bpmNear(track.audio(), bpm)).isCloseTo(bpm, within(1.0));
        assertThat(Tempo.strengthAt(track.audio(), bpm)).isGreaterThan(0.1);
        assertThat(Silence.longestBelow(track.audio(), -60, 24 - FADE)).isLessThanOrEqualTo(1.5);
        assertThat(track.metadata().bpm()).isEqualTo(asked.bpm());
        assertThat(track.metadata().timeSignature()).isEqualTo(asked.timeSignature());
    }

    @Test
    void theRequestedKeyIsHeardInNinetyOfAHundredSongs() {
        List<String> missed = IntStream.range(0, 100)
                .filter(seed -> !isInKey(seed))
                .mapToObj(seed -> Songs.CAPTIONS.get(seed % Songs.CAPTIONS.size()) + " "
                        + key(seed).name())
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(10);
    }

    private static boolean isInKey(int seed) {
        Key asked = key(seed);
        String caption = Songs.CAPTIONS.get(seed % Songs.CAPTIONS.size());
        Track track = Songs.make(
                caption,
                Metadata.UNKNOWN.withDuration(12).withKey(KeyScale.of(asked).text()),
                seed);
        Key heard = Chroma.keyOf(track.audio());
        return heard.tonic() == asked.tonic() && heard.mode() == asked.mode();
    }

    private static Key key(int seed) {
        return Key.of(seed % 12, seed / 12 % 2 == 0 ? Key.Mode.MAJOR : Key.Mode.MINOR);
    }

    private static String genreOf(String caption) {
        return switch (caption) {
            case "synth pop" -> "synth-pop";
            case "hip hop" -> "hip-hop";
            default -> caption;
        };
    }
}
