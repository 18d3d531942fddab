package dev.acestep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Key;
import dev.acestep.music.Pcm;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChromaTest {
    private static final int[][] MAJOR_CADENCE = {{0, 4, 7}, {5, 9, 12}, {7, 11, 14}, {0, 4, 7}};
    private static final int[][] MINOR_CADENCE = {{0, 3, 7}, {5, 8, 12}, {7, 11, 14}, {0, 3, 7}};

    static Stream<Key> keys() {
        return Stream.of(Key.Mode.values())
                .flatMap(mode -> IntStream.range(0, 12).mapToObj(tonic -> Key.of(tonic, mode)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aCadenceIsInItsKey(Key key) {
        assertThat(Chroma.keyOf(cadences(key).pcm())).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void drumsDoNotHideTheKey(Key key) {
        Random random = new Random(1);
        Signals song = cadences(key);
        for (double second = 0; second < 16; second += 0.25) {
            song.click(second, 0.3, random);
        }

        assertThat(Chroma.keyOf(song.noise(0.003, random).pcm())).isEqualTo(key);
    }

    @Test
    void aNoteIsItsPitchClassInEveryOctave() {
        for (int pitch = 43; pitch <= 84; pitch++) {
            double[] chroma = Chroma.of(new Signals(3).note(0, 3, pitch, 0.3).pcm());
            double most = Arrays.stream(chroma).max().orElseThrow();

            assertThat(chroma[pitch % 12]).as("pitch %d", pitch).isEqualTo(most).isGreaterThan(0.5);
        }
    }

    @Test
    void theSharesAddUpToOne() {
        double[] chroma = Chroma.of(cadences(Key.of(2, Key.Mode.MAJOR)).pcm());

        assertThat(chroma).hasSize(12);
        assertThat(Arrays.stream(chroma).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void allKeysAreRankedByFit() {
        var fits = Chroma.fits(cadences(Key.of(9, Key.Mode.MINOR)).pcm());

        assertThat(fits).hasSize(24).doesNotHaveDuplicates();
        assertThat(fits.getFirst().correlation()).isBetween(0.6, 1.0);
        assertThat(fits.getLast().correlation()).isLessThan(0);
    }

    @Test
    void silenceHasNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chroma.keyOf(new Pcm(new float[96_000], new float[96_000])));
    }

    private static Signals cadences(Key key) {
        int[][] cadence = key.mode() == Key.Mode.MAJOR ? MAJOR_CADENCE : MINOR_CADENCE;
        Signals song = new Signals(16);
        for (int bar = 0; bar < 16; bar++) {
            int[] chord = cadence[bar % 4];
            song.note(bar, 1, 36 + key.tonic() + chord[0], 0.2);
            for (int degree : chord) {
                song.note(bar, 0.5, 60 + key.tonic() + degree, 0.1)
                        .note(bar + 0.5, 0.5, 60 + key.tonic() + degree, 0.1);
            }
        }
        return song;
    }
}
