package dev.acestep.sketch.sound;

/** A guitar amplifier: drives the signal into a soft ceiling and plays it through a closed cabinet. */
final class Amplifier implements Effect {
    private final Effect before = Biquad.highPass(110, 0.7).then(Biquad.peak(800, 0.8, 5));
    private final Effect cabinet = Biquad.highPass(75, 0.8)
            .then(Biquad.peak(420, 1, -3))
            .then(Biquad.peak(2400, 1.1, 5))
            .then(Biquad.lowPass(4600, 0.9))
            .then(Biquad.lowPass(6200, 0.7));
    private final float drive;
    private final float level;
    private final double[] last = new double[2];

    Amplifier(double drive, double level) {
        this.drive = (float) drive;
        this.level = (float) level;
    }

    @Override
    public void process(float[] left, float[] right, int frames) {
        before.process(left, right, frames);
        shape(left, frames, 0);
        shape(right, frames, 1);
        cabinet.process(left, right, frames);
    }

    /** Averages the curve between neighbouring samples, which keeps most of the aliases away. */
    private void shape(float[] signal, int frames, int side) {
        double before = last[side];
        double integral = integral(before);
        for (int i = 0; i < frames; i++) {
            double x = drive * signal[i];
            double next = integral(x);
            double step = x - before;
            double y = Math.abs(step) < 1e-5 ? curve(0.5 * (x + before)) : (next - integral) / step;
            before = x;
            integral = next;
            signal[i] = (float) (level * y);
        }
        last[side] = before;
    }

    private static double curve(double x) {
        double inside = Math.clamp(x, -1.5, 1.5);
        return inside - inside * inside * inside * (4.0 / 27);
    }

    private static double integral(double x) {
        double size = Math.abs(x);
        return size < 1.5 ? x * x / 2 - x * x * x * x / 27 : size - 0.5625;
    }
}
