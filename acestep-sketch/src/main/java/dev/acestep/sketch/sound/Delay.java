package dev.acestep.sketch.sound;

/** Gives back every value a fixed number of frames later. */
final class Delay {
    private final float[] line;
    private int at;

    Delay(int frames) {
        line = new float[frames];
    }

    float push(float x) {
        float old = line[at];
        line[at] = x;
        at = at + 1 == line.length ? 0 : at + 1;
        return old;
    }
}
