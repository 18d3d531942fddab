package dev.acestep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void theLongestGapIsMeasured() {
        float[] samples = sound(10);
        Arrays.fill(samples, 48_000, 72_000, 0);
        Arrays.fill(samples, 240_000, 300_000, 0.0005f);

        assertThat(Silence.longestBelow(new Pcm(samples, samples), -60, 10)).isCloseTo(1.25, within(0.001));
        assertThat(Silence.longestBelow(new Pcm(samples, samples), -70, 10)).isCloseTo(0.5, within(0.001));
    }

    @Test
    void whatFollowsTheLimitDoesNotCount() {
        float[] samples = sound(10);
        Arrays.fill(samples, 384_000, 480_000, 0);

        assertThat(Silence.longestBelow(new Pcm(samples, samples), -60, 10)).isCloseTo(2, within(0.001));
        assertThat(Silence.longestBelow(new Pcm(samples, samples), -60, 8.5)).isCloseTo(0.5, within(0.001));
        assertThat(Silence.longestBelow(new Pcm(samples, samples), -60, 8)).isLessThan(0.001);
    }

    @Test
    void oneSoundingChannelIsNoGap() {
        Pcm leftOnly = new Pcm(sound(4), new float[192_000]);
        Pcm rightOnly = new Pcm(new float[192_000], sound(4));

        assertThat(Silence.longestBelow(leftOnly, -60, 4)).isLessThan(0.001);
        assertThat(Silence.longestBelow(rightOnly, -60, 4)).isLessThan(0.001);
    }

    private static float[] sound(int seconds) {
        float[] samples = new float[seconds * Pcm.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.2 * Math.cos(2 * Math.PI * 1000 * i / Pcm.SAMPLE_RATE));
        }
        return samples;
    }
}
