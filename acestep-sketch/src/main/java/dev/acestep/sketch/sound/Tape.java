package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

import dev.acestep.music.Pcm;
import java.util.Collection;

/** A recording that is still being worked on. */
final class Tape {
    private static final double SHORTEST_FADE = 0.02;

    final float[] left;
    final float[] right;

    Tape(int frames) {
        left = new float[frames];
        right = new float[frames];
    }

    int frames() {
        return left.length;
    }

    /** The recording as it is now; it must not be worked on while that is in use. */
    Pcm pcm() {
        return new Pcm(left, right);
    }

    void write(Bus bus, int at, int frames) {
        System.arraycopy(bus.left, 0, left, at, frames);
        System.arraycopy(bus.right, 0, right, at, frames);
    }

    /** Tapes of the same length, played at once. */
    static Tape sum(Collection<Tape> tapes) {
        Tape sum = new Tape(tapes.iterator().next().frames());
        tapes.forEach(sum::add);
        return sum;
    }

    private void add(Tape other) {
        for (int i = 0; i < left.length; i++) {
            left[i] += other.left[i];
            right[i] += other.right[i];
        }
    }

    /** Half a cosine down to silence on the last frame. */
    void fade(double seconds) {
        int length = Math.min(frames(), (int) (Math.max(seconds, SHORTEST_FADE) * SAMPLE_RATE));
        for (int i = 0; i < length; i++) {
            int frame = frames() - 1 - i;
            float gain = 0.5f - 0.5f * Sine.at(Sine.phase(0.25 + 0.5 * i / length));
            left[frame] *= gain;
            right[frame] *= gain;
        }
    }
}
