package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishingTest {
    private static final Pcm MUSIC = Sounds.music(96_000);

    @ParameterizedTest
    @ValueSource(doubles = {-10, -1, 0})
    void thePeakIsBroughtToTheLevelAskedFor(double decibels) {
        Pcm finished = Finishing.apply(MUSIC, output(true, decibels, 0, 0));
        assertThat(20 * Math.log10(Level.peak(finished))).isCloseTo(decibels, within(1e-5));
        assertThat(Level.peak(finished)).isLessThanOrEqualTo(1);
    }

    @Test
    void bothChannelsGetTheSameGain() {
        Pcm finished = Finishing.apply(MUSIC, output(true, -1, 0, 0));
        float gain = finished.left()[5000] / MUSIC.left()[5000];
        assertThat(finished.right()[7000]).isCloseTo(gain * MUSIC.right()[7000], within(1e-5f));
    }

    @Test
    void withoutFadesAndNormalisationNothingChanges() {
        Pcm finished = Finishing.apply(MUSIC, output(false, -1, 0, 0));
        assertThat(finished.left()).isEqualTo(MUSIC.left());
        assertThat(finished.right()).isEqualTo(MUSIC.right());
    }

    @Test
    void fadesStartAndEndInSilenceAndLeaveTheMiddle() {
        Pcm finished = Finishing.apply(MUSIC, output(false, -1, 0.5, 0.25));
        assertThat(finished.left()[0]).isZero();
        assertThat(finished.left()[12_000]).isEqualTo(MUSIC.left()[12_000] / 2);
        assertThat(finished.left()[24_000]).isEqualTo(MUSIC.left()[24_000]);
        assertThat(finished.left()[83_999]).isEqualTo(MUSIC.left()[83_999]);
        assertThat(finished.right()[95_999 - 6_000]).isEqualTo(MUSIC.right()[95_999 - 6_000] / 2);
        assertThat(finished.right()[95_999]).isZero();
    }

    @Test
    void fadesLongerThanTheSongMeetInItsMiddle() {
        Pcm finished = Finishing.apply(MUSIC, output(true, -1, 10, 10));
        assertThat(20 * Math.log10(Level.peak(finished))).isCloseTo(-1, within(1e-5));
        assertThat(finished.left()[0]).isZero();
    }

    @Test
    void silenceIsNotMadeLoud() {
        Pcm hiss = new Pcm(new float[] {3e-5f, -2e-5f}, new float[] {0, 1e-5f});
        assertThat(Finishing.apply(hiss, output(true, 0, 0, 0)).left()).containsExactly(hiss.left());
        assertThat(Finishing.apply(Sounds.silence(0), output(true, 0, 1, 1)).frames())
                .isZero();
    }

    @Test
    void samplesThatAreNotNumbersBecomeSilenceAndSetNoLevel() {
        Pcm broken = new Pcm(
                new float[] {Float.NaN, 0.25f, Float.POSITIVE_INFINITY},
                new float[] {0, -0.5f, Float.NEGATIVE_INFINITY});
        Pcm finished = Finishing.apply(broken, output(true, 0, 0, 0));
        assertThat(finished.left()).containsExactly(0, 0.5f, 0);
        assertThat(finished.right()).containsExactly(0, -1, 0);
    }

    private static Output output(boolean normalize, double decibels, double fadeIn, double fadeOut) {
        return new Output(AudioFormat.WAV, 128_000, 48_000, normalize, decibels, fadeIn, fadeOut, false, false);
    }
}
