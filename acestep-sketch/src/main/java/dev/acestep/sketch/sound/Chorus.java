package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** Makes one player sound like several: adds slowly moving delays, different left and right. */
final class Chorus implements Effect {
    private static final int SIZE = 2048;

    private final float[] leftLine = new float[SIZE];
    private final float[] rightLine = new float[SIZE];
    private final int step;
    private final float depth;
    private final float amount;
    private int at;
    private int phase;

    Chorus(double hertz, double milliseconds, double amount) {
        step = Sine.step(hertz);
        depth = (float) (milliseconds * SAMPLE_RATE / 1000);
        this.amount = (float) amount;
    }

    @Override
    public void process(float[] left, float[] right, int frames) {
        float dry = 1 - 0.3f * amount;
        for (int i = 0; i < frames; i++) {
            leftLine[at] = left[i];
            rightLine[at] = right[i];
            left[i] = dry * left[i] + amount * tap(leftLine, phase);
            right[i] = dry * right[i] + amount * tap(rightLine, phase + (1 << 30));
            at = (at + 1) & (SIZE - 1);
            phase += step;
        }
    }

    private float tap(float[] line, int angle) {
        float delay = 380 + depth * Sine.at(angle);
        int whole = (int) delay;
        float rest = delay - whole;
        float near = line[(at - whole) & (SIZE - 1)];
        float far = line[(at - whole - 1) & (SIZE - 1)];
        return near + rest * (far - near);
    }
}
