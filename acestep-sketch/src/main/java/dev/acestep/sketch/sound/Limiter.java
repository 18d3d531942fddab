package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps peaks under a ceiling, those between the samples too; turns down before they come. */
final class Limiter {
    private static final int AHEAD = 96;
    private static final int RING = 256;
    private static final int TAPS = 16;
    private static final float RELEASE = 1f / (0.12f * SAMPLE_RATE);
    private static final float[][] BETWEEN = {interpolator(0.25), interpolator(0.5), interpolator(0.75)};

    private final float ceiling;
    private final float gain;
    private final float[] allowed = new float[RING];
    private final float[] turned = new float[RING];
    private final int[] lowest = new int[RING];
    private int first;
    private int last;

    private Limiter(double ceiling, double gain) {
        this.ceiling = (float) ceiling;
        this.gain = (float) gain;
    }

    /** Makes the tape louder by {@code gain}, but nowhere louder than {@code ceiling}; its stems follow it. */
    static void limit(Tape tape, List<Tape> stems, double gain, double ceiling) {
        List<float[]> signals = new ArrayList<>(List.of(tape.left, tape.right));
        stems.forEach(stem -> signals.addAll(List.of(stem.left, stem.right)));
        new Limiter(ceiling, gain).run(tape.left, tape.right, signals.toArray(float[][]::new));
    }

    private void run(float[] left, float[] right, float[][] signals) {
        for (int i = 0; i < Math.min(AHEAD, left.length); i++) {
            foresee(left, right, i);
        }
        float level = left.length == 0 ? 1 : allowed[lowest[0]];
        Arrays.fill(turned, level);
        double sum = (double) level * AHEAD;
        for (int i = 0; i < left.length; i++) {
            if (i + AHEAD < left.length) {
                foresee(left, right, i + AHEAD);
            }
            while (lowest[first & (RING - 1)] < i) {
                first++;
            }
            float need = allowed[lowest[first & (RING - 1)] & (RING - 1)];
            level = Math.min(need, level + (1 - level) * RELEASE);
            sum += level - turned[(i - AHEAD) & (RING - 1)];
            turned[i & (RING - 1)] = level;
            float factor = gain * Math.min(1, (float) (sum / AHEAD));
            for (float[] signal : signals) {
                signal[i] *= factor;
            }
        }
    }

    /** Notes how much a frame has to be turned down, and keeps the frames in order of it. */
    private void foresee(float[] left, float[] right, int frame) {
        float peak = gain * Math.max(peak(left, frame), peak(right, frame));
        float allow = peak > ceiling ? ceiling / peak : 1;
        allowed[frame & (RING - 1)] = allow;
        while (last > first && allowed[lowest[(last - 1) & (RING - 1)] & (RING - 1)] >= allow) {
            last--;
        }
        lowest[last & (RING - 1)] = frame;
        last++;
    }

    private float peak(float[] signal, int frame) {
        float here = Math.abs(signal[frame]);
        float next = Math.abs(at(signal, frame + 1));
        if (Math.max(here, next) * gain < 0.55f * ceiling) {
            return here;
        }
        float peak = here;
        for (float[] taps : BETWEEN) {
            float sum = 0;
            for (int k = 0; k < TAPS; k++) {
                sum += taps[k] * at(signal, frame - TAPS / 2 + 1 + k);
            }
            peak = Math.max(peak, Math.abs(sum));
        }
        return peak;
    }

    private static float at(float[] signal, int frame) {
        return frame >= 0 && frame < signal.length ? signal[frame] : 0;
    }

    private static float[] interpolator(double fraction) {
        float[] taps = new float[TAPS];
        for (int k = 0; k < TAPS; k++) {
            double x = Math.PI * (k - (TAPS / 2.0 - 1) - fraction);
            double window = StrictMath.cos(x / TAPS);
            taps[k] = (float) (StrictMath.sin(x) / x * window);
        }
        return taps;
    }
}
