package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LoudnessTest {
    @Test
    void aStereoSineOfMinus23DbfsHasMinus23Lufs() {
        assertThat(Loudness.integratedLufs(tone(997, -23, 20))).isCloseTo(-23, within(0.1));
    }

    @Test
    void aStereoSineOfMinus33DbfsHasMinus33Lufs() {
        assertThat(Loudness.integratedLufs(tone(997, -33, 20))).isCloseTo(-33, within(0.1));
    }

    @Test
    void oneChannelCountsThreeDecibelsLessThanTwo() {
        Pcm both = tone(997, -23, 5);
        Pcm one = new Pcm(both.left(), new float[both.frames()]);

        assertThat(Loudness.integratedLufs(one)).isCloseTo(-26, within(0.1));
    }

    @Test
    void quietPassagesAreGatedOutAsEbuTech3341Case3Says() {
        Pcm programme = joined(tone(1000, -36, 10), tone(1000, -23, 60), tone(1000, -36, 10));

        assertThat(Loudness.integratedLufs(programme)).isCloseTo(-23, within(0.1));
    }

    @Test
    void nearSilenceIsGatedOutAsEbuTech3341Case4Says() {
        Pcm programme = joined(
                tone(1000, -72, 10),
                tone(1000, -36, 10),
                tone(1000, -23, 60),
                tone(1000, -36, 10),
                tone(1000, -72, 10));

        assertThat(Loudness.integratedLufs(programme)).isCloseTo(-23, within(0.1));
    }

    @Test
    void levelsWithinTheGateAverageAsEbuTech3341Case5Says() {
        Pcm programme = joined(tone(1000, -26, 20), tone(1000, -20, 20.1), tone(1000, -26, 20));

        assertThat(Loudness.integratedLufs(programme)).isCloseTo(-23, within(0.1));
    }

    @Test
    void lowNotesCountLessAndHighNotesMore() {
        double middle = Loudness.integratedLufs(tone(997, -20, 3));

        assertThat(Loudness.integratedLufs(tone(40, -20, 3))).isCloseTo(middle - 5.7, within(1.0));
        assertThat(Loudness.integratedLufs(tone(8000, -20, 3))).isCloseTo(middle + 3.3, within(0.3));
    }

    @Test
    void silenceIsInfinitelyQuiet() {
        Pcm silence = new Pcm(new float[96_000], new float[96_000]);

        assertThat(Loudness.integratedLufs(silence)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Loudness.truePeakDbtp(silence)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Loudness.integratedLufs(new Pcm(new float[0], new float[0]))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theTruePeakOfAQuarterRateSineLiesBetweenItsSamples() {
        float[] samples = new float[48_000];
        for (int i = 0; i < samples.length; i++) {
            double fade = Math.min(1, Math.min(i, samples.length - i) / 4800.0);
            samples[i] = (float) (0.5 * fade * Math.sin(Math.PI / 2 * i + Math.PI / 4));
        }

        assertThat(samples[40_000]).isLessThan(0.36f);
        assertThat(Loudness.truePeakDbtp(new Pcm(samples, new float[48_000]))).isCloseTo(-6.02, within(0.05));
    }

    @Test
    void theTruePeakOfASlowSineIsItsAmplitudeInEitherChannel() {
        Pcm tone = tone(100, -3, 1);

        assertThat(Loudness.truePeakDbtp(new Pcm(new float[tone.frames()], tone.right())))
                .isCloseTo(-3, within(0.02));
        assertThat(Loudness.truePeakDbtp(new Pcm(tone.left(), new float[tone.frames()])))
                .isCloseTo(-3, within(0.02));
    }

    @Test
    void aPeakOnTheVeryLastSampleIsFound() {
        float[] samples = new float[2048 * 3];
        samples[samples.length - 1] = 0.9f;

        assertThat(Loudness.truePeakDbtp(new Pcm(samples, samples))).isCloseTo(-0.915, within(0.01));
    }

    @Test
    void aMinuteIsMeasuredInAFractionOfASecond() {
        Random random = new Random(1);
        float[] noise = new float[60 * Pcm.SAMPLE_RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        Pcm minute = new Pcm(noise, noise);
        Loudness.integratedLufs(minute);
        Loudness.truePeakDbtp(minute);

        long start = System.nanoTime();
        Loudness.integratedLufs(minute);
        Loudness.truePeakDbtp(minute);

        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(seconds).isLessThan(2);
    }

    private static Pcm tone(double frequency, double dbfs, double seconds) {
        float[] samples = new float[(int) Math.round(seconds * Pcm.SAMPLE_RATE)];
        double amplitude = Math.pow(10, dbfs / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequency * i / Pcm.SAMPLE_RATE));
        }
        return new Pcm(samples, samples);
    }

    private static Pcm joined(Pcm... parts) {
        int frames = 0;
        for (Pcm part : parts) {
            frames += part.frames();
        }
        float[] samples = new float[frames];
        int at = 0;
        for (Pcm part : parts) {
            System.arraycopy(part.left(), 0, samples, at, part.frames());
            at += part.frames();
        }
        return new Pcm(samples, samples);
    }
}
