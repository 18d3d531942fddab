package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** A plucked string: a delay line as long as a period, in which a pluck runs round and loses its highs. */
final class PluckedVoice implements Voice {
    /**
     * What string, plucked where.
     *
     * @param position of the plectrum along the string, 0 to 0.5
     * @param brightness hertz up to which a hard pluck excites
     * @param noise how much of the pluck is noise, 0 to 1
     * @param seconds in which middle C falls 60 dB
     * @param damping loss of highs, 0 to 0.5
     * @param release seconds in which it falls 60 dB when let go
     */
    record Recipe(double position, double brightness, double noise, double seconds, double damping, double release) {}

    private final float[] line;
    private final float ringing;
    private final float stopping;
    private final float damping;
    private final float allpass;
    private int left;
    private int at;
    private float before;
    private float allpassIn;
    private float allpassOut;
    private float loudness;

    PluckedVoice(Tone tone, Recipe recipe) {
        double hertz = tone.hertz();
        double period = SAMPLE_RATE / hertz;
        double damp = recipe.damping() * Math.min(1, 24 / period + 0.55);
        double omega = 2 * Math.PI / period;
        double filterDelay =
                StrictMath.atan2(damp * StrictMath.sin(omega), 1 - damp + damp * StrictMath.cos(omega)) / omega;
        double rest = period - filterDelay;
        int whole = (int) Math.floor(rest - 0.4);
        double tangent = StrictMath.tan(omega * (1 - (rest - whole)) / 2);
        allpass = (float) (tangent / (StrictMath.sin(omega) - tangent * StrictMath.cos(omega)));
        damping = (float) damp;
        double seconds = recipe.seconds() * Math.clamp(Math.sqrt(261.6 / hertz), 0.35, 1.6);
        ringing = (float) StrictMath.pow(0.001, period / (seconds * SAMPLE_RATE));
        stopping = (float) StrictMath.pow(0.001, period / (recipe.release() * SAMPLE_RATE));
        left = tone.frames();
        line = pluck(tone, recipe, Math.max(2, whole));
    }

    @Override
    public boolean render(float[] out, int from, int to) {
        float gain = left > 0 ? ringing : stopping;
        float straight = gain * (1 - damping);
        float delayed = gain * damping;
        float sum = 0;
        for (int i = from; i < to; i++) {
            float y = line[at];
            float x = straight * y + delayed * before;
            before = y;
            allpassOut = allpass * (x - allpassOut) + allpassIn;
            allpassIn = x;
            line[at] = allpassOut;
            at = at + 1 == line.length ? 0 : at + 1;
            out[i] += y;
            sum += y * y;
        }
        left -= to - from;
        loudness += 0.2f * (sum / (to - from) - loudness);
        return loudness > 1e-10f;
    }

    private float[] pluck(Tone tone, Recipe recipe, int length) {
        float[] shape = new float[length];
        Noise noise = new Noise(tone.seed());
        double bend = Math.max(1, recipe.position() * length);
        for (int i = 0; i < length; i++) {
            double slope = i < bend ? 1 / bend : -1 / (length - bend);
            shape[i] =
                    (float) ((1 - recipe.noise()) * slope * length * recipe.position() + recipe.noise() * noise.next());
        }
        double corner = recipe.brightness() * (0.25 + 0.75 * tone.velocity());
        float smooth = (float) (1 - Curves.exp(-2 * Math.PI * Math.min(corner, 20_000) / SAMPLE_RATE));
        float state = 0;
        for (int i = 0; i < 3 * length; i++) {
            state += smooth * (shape[i % length] - state);
            if (i >= length) {
                shape[i % length] = state;
            }
        }
        centre(shape, tone.velocity());
        loudness = 1;
        return shape;
    }

    private static void centre(float[] shape, double velocity) {
        double mean = 0;
        for (float value : shape) {
            mean += value / shape.length;
        }
        double power = 1e-9;
        for (float value : shape) {
            power += (value - mean) * (value - mean) / shape.length;
        }
        double scale = 0.35 * velocity / Math.sqrt(power);
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (float) ((shape[i] - mean) * scale);
        }
    }
}
