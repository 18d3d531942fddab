package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import java.util.Comparator;
import java.util.List;

/** A struck body: a sum of sines, each dying away at its own pace. */
final class ModalVoice implements Voice {
    /**
     * One sine of the sum.
     *
     * @param seconds in which it falls 60 dB
     */
    record Mode(double hertz, double amplitude, double seconds) {}

    private static final int LANES = 4;
    private static final double HIGHEST = 17_000;

    private final double[] coefficient;
    private final double[] loss;
    private final double[] last;
    private final double[] earlier;
    private final int[] life;
    private final double release;
    private int left;
    private int time;
    private int sounding;
    private double damper = 1;

    /** Sounds {@code modes} until they have died, and falls 60 dB in {@code release} seconds when let go. */
    ModalVoice(Tone tone, List<Mode> modes, double release) {
        List<Mode> audible = modes.stream()
                .filter(mode -> mode.hertz() < HIGHEST && Math.abs(mode.amplitude()) > 1e-5)
                .sorted(Comparator.comparingDouble(ModalVoice::end).reversed())
                .toList();
        int size = (audible.size() + LANES - 1) / LANES * LANES;
        coefficient = new double[size];
        loss = new double[size];
        last = new double[size];
        earlier = new double[size];
        life = new int[size / LANES];
        for (int i = 0; i < audible.size(); i++) {
            start(i, audible.get(i));
            life[i / LANES] = Math.max(life[i / LANES], (int) (end(audible.get(i)) * SAMPLE_RATE));
        }
        sounding = size;
        left = tone.frames();
        this.release = Curves.decay(release);
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        while (sounding > 0 && life[sounding / LANES - 1] < time) {
            sounding -= LANES;
        }
        float[] sum = new float[to - from];
        for (int i = 0; i < sounding; i += LANES) {
            four(i, sum);
        }
        for (int i = 0; i < sum.length; i++) {
            if (left-- <= 0) {
                damper *= release;
            }
            out[from + i] += (float) (sum[i] * damper);
        }
        time += to - from;
        return sounding > 0 && damper > 1e-5;
    }

    private static double end(Mode mode) {
        double decibels = 20 * StrictMath.log10(Math.max(Math.abs(mode.amplitude()), 1e-5)) + 96;
        return mode.seconds() * Math.max(decibels, 0) / 60;
    }

    private void start(int i, Mode mode) {
        double radius = Curves.decay(mode.seconds());
        double angle = 2 * Math.PI * mode.hertz() / SAMPLE_RATE;
        coefficient[i] = 2 * radius * StrictMath.cos(angle);
        loss[i] = -radius * radius;
        last[i] = -mode.amplitude() * StrictMath.sin(angle) / radius;
        earlier[i] = -mode.amplitude() * StrictMath.sin(2 * angle) / (radius * radius);
    }

    private void four(int i, float[] sum) {
        double c0 = coefficient[i];
        double c1 = coefficient[i + 1];
        double c2 = coefficient[i + 2];
        double c3 = coefficient[i + 3];
        double l0 = loss[i];
        double l1 = loss[i + 1];
        double l2 = loss[i + 2];
        double l3 = loss[i + 3];
        double a0 = last[i];
        double a1 = last[i + 1];
        double a2 = last[i + 2];
        double a3 = last[i + 3];
        double b0 = earlier[i];
        double b1 = earlier[i + 1];
        double b2 = earlier[i + 2];
        double b3 = earlier[i + 3];
        for (int k = 0; k < sum.length; k++) {
            double y0 = c0 * a0 + l0 * b0;
            double y1 = c1 * a1 + l1 * b1;
            double y2 = c2 * a2 + l2 * b2;
            double y3 = c3 * a3 + l3 * b3;
            b0 = a0;
            b1 = a1;
            b2 = a2;
            b3 = a3;
            a0 = y0;
            a1 = y1;
            a2 = y2;
            a3 = y3;
            sum[k] += (float) (y0 + y1 + y2 + y3);
        }
        double[] lasts = {a0, a1, a2, a3};
        double[] earliers = {b0, b1, b2, b3};
        System.arraycopy(lasts, 0, last, i, LANES);
        System.arraycopy(earliers, 0, earlier, i, LANES);
    }
}
