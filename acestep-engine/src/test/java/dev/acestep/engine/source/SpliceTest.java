package dev.acestep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import dev.acestep.music.Task.Blend;
import dev.acestep.music.Task.Region;
import dev.acestep.music.Task.RepaintMode;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpliceTest {
    private static final int SECOND = 48_000;

    @Test
    void outsideTheSpanAndItsRampsStandTheSourcesOwnSamples() {
        Pcm source = noise(3 * SECOND);
        float[] made = spliced(source, 1, 2, 0.01, 3 * SECOND);
        int ramp = 480;
        assertThat(Arrays.copyOf(made, SECOND - ramp)).isEqualTo(Arrays.copyOf(source.left(), SECOND - ramp));
        assertThat(Arrays.copyOfRange(made, 2 * SECOND + ramp, 3 * SECOND))
                .isEqualTo(Arrays.copyOfRange(source.left(), 2 * SECOND + ramp, 3 * SECOND));
        assertThat(Arrays.copyOfRange(made, SECOND, 2 * SECOND)).containsOnly(0.5f);
    }

    @Test
    void rampsAreStraightAndLieOutside() {
        Pcm silence = new Pcm(new float[3 * SECOND], new float[3 * SECOND]);
        float[] made = spliced(silence, 1, 2, 3.0 / SECOND, 3 * SECOND);
        assertThat(Arrays.copyOfRange(made, SECOND - 4, SECOND + 1))
                .containsExactly(new float[] {0, 0.125f, 0.25f, 0.375f, 0.5f}, within(1e-7f));
        assertThat(Arrays.copyOfRange(made, 2 * SECOND - 1, 2 * SECOND + 4))
                .containsExactly(new float[] {0.5f, 0.375f, 0.25f, 0.125f, 0}, within(1e-7f));
    }

    @Test
    void aRampIsNoLongerThanWhatIsOutside() {
        Pcm silence = new Pcm(new float[SECOND], new float[SECOND]);
        float[] made = spliced(silence, 1.0 / SECOND, 1, 0.05, SECOND);
        assertThat(made[0]).isEqualTo(0.25f);
        assertThat(made[1]).isEqualTo(0.5f);
    }

    @Test
    void whatIsMadeOfTheWholeSourceOrBeyondItStays() {
        Pcm source = noise(SECOND);
        assertThat(spliced(source, 0, 1, 0.05, SECOND)).containsOnly(0.5f);
        float[] longer = spliced(source, 0, 0.5, 0, SECOND + 10);
        assertThat(Arrays.copyOfRange(longer, SECOND / 2, SECOND))
                .isEqualTo(Arrays.copyOfRange(source.left(), SECOND / 2, SECOND));
        assertThat(Arrays.copyOfRange(longer, SECOND, SECOND + 10)).containsOnly(0.5f);
    }

    @Test
    void theSourceStandsWhereTheSilenceBeforeItEnds() {
        Pcm source = noise(2 * SECOND);
        Span span = Span.of(new Region(-1, Optional.of(1.0)), 2);
        Pcm made = half(3 * SECOND);
        new Splice(span.place(source), span, 0).into(made);
        assertThat(Arrays.copyOf(made.right(), 2 * SECOND)).containsOnly(0.5f);
        assertThat(Arrays.copyOfRange(made.right(), 2 * SECOND, 3 * SECOND))
                .isEqualTo(Arrays.copyOfRange(source.right(), SECOND, 2 * SECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "CONSERVATIVE, 0.3, 1, 25, 0.05",
        "BALANCED, 0.5, 0.5, 12, 0.025",
        "BALANCED, 0.3, 0.7, 18, 0.035",
        "BALANCED, 1, 0, 0, 0"
    })
    void modesChooseHowMuchIsKept(RepaintMode mode, double strength, double ratio, int frames, double seconds) {
        Blending blending = Blending.of(new Blend(mode, strength, Optional.empty(), Optional.empty()));
        assertThat(blending.injectionRatio()).isCloseTo(ratio, within(1e-12));
        assertThat(blending.latentFrames()).isEqualTo(frames);
        assertThat(blending.waveSeconds().orElseThrow()).isCloseTo(seconds, within(1e-12));
    }

    @Test
    void lengthsOfTheRequestWinButTheAggressiveModeReturnsNothing() {
        Optional<Integer> frames = Optional.of(3);
        Optional<Double> seconds = Optional.of(0.2);
        assertThat(Blending.of(new Blend(RepaintMode.BALANCED, 0.5, frames, seconds)))
                .isEqualTo(new Blending(0.5, 3, seconds));
        assertThat(Blending.of(new Blend(RepaintMode.AGGRESSIVE, 0.5, Optional.empty(), seconds)))
                .isEqualTo(new Blending(0, 0, Optional.empty()));
    }

    private static float[] spliced(Pcm source, double start, double end, double ramp, int frames) {
        Pcm made = half(frames);
        new Splice(Placed.alone(source), new Span(start, end, 0, 0), ramp).into(made);
        return made.left();
    }

    private static Pcm half(int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        Arrays.fill(left, 0.5f);
        Arrays.fill(right, 0.5f);
        return new Pcm(left, right);
    }

    private static Pcm noise(int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = (i * 7919 % 1000) / 1000f;
            right[i] = (i * 104_729 % 1000) / 1000f;
        }
        return new Pcm(left, right);
    }
}
