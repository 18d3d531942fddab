package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** How a note's level runs from its start to silence; asked once a block, voices draw straight lines between. */
final class Envelope {
    private static final double SILENT = 1e-4;

    /**
     * The times in seconds of a note held for ever, and the level that it stays at.
     *
     * @param decay to a third of the way from the peak to {@code sustain}
     * @param release to a third of the level
     */
    record Shape(double attack, double decay, double sustain, double release) {}

    private final double rise;
    private final double decay;
    private final double sustain;
    private final double release;
    private final int held;
    private int time;
    private boolean rising = true;
    private double level;

    Envelope(Shape shape, int held) {
        double attack = Math.max(1, Math.min(shape.attack() * SAMPLE_RATE, held * 0.6));
        rise = 1 / attack;
        decay = -1 / (shape.decay() * SAMPLE_RATE);
        sustain = shape.sustain();
        release = -1 / (shape.release() * SAMPLE_RATE);
        this.held = held;
    }

    float level() {
        return (float) level;
    }

    /** The level {@code frames} later. */
    float advance(int frames) {
        time += frames;
        if (time > held) {
            level *= Curves.exp(frames * release);
            if (level < SILENT) {
                level = 0;
            }
        } else if (rising) {
            level += frames * rise;
            if (level >= 1) {
                level = 1;
                rising = false;
            }
        } else {
            level = sustain + (level - sustain) * Curves.exp(frames * decay);
        }
        return (float) level;
    }

    boolean isOver() {
        boolean diedAway = !rising && level < SILENT && sustain == 0;
        return diedAway || (level == 0 && time > held);
    }

    boolean isReleased() {
        return time > held;
    }
}
