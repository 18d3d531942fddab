package dev.acestep.sketch.sound;

/** Moves the level up and down, the two sides apart by a part of a cycle. */
final class Tremolo implements Effect {
    private final int step;
    private final float depth;
    private final int offset;
    private int phase;

    Tremolo(double hertz, double depth, double offsetCycles) {
        step = Sine.step(hertz);
        this.depth = (float) depth;
        offset = Sine.phase(offsetCycles);
    }

    @Override
    public void process(float[] left, float[] right, int frames) {
        for (int i = 0; i < frames; i++) {
            left[i] *= 1 - depth * (0.5f + 0.5f * Sine.at(phase));
            right[i] *= 1 - depth * (0.5f + 0.5f * Sine.at(phase + offset));
            phase += step;
        }
    }
}
