package dev.acestep.sketch.sound;

import static dev.acestep.music.Pcm.SAMPLE_RATE;

/** How a player's pitch moves around the note: scoop, glide, delayed vibrato and a little unrest. */
final class Vibrato {
    /**
     * What is usual on an instrument.
     *
     * @param depth cents to either side
     * @param delay seconds until it has grown
     * @param scoop cents below the note at which it begins
     * @param unrest cents of random drift
     */
    record Style(double rate, double depth, double delay, double scoop, double unrest) {
        static final Style NONE = new Style(5, 0, 1, 0, 0);
    }

    private static final double GLIDE_SECONDS = 0.02;
    private static final double SCOOP_SECONDS = 0.03;

    private final Style style;
    private final double hertz;
    private final double glideCents;
    private final Noise noise;
    private final double rate;
    private int phase;
    private int time;
    private double drift;

    Vibrato(Style style, Tone tone) {
        this.style = style;
        hertz = tone.hertz();
        glideCents = 1200 * StrictMath.log(tone.glideFrom() / hertz) / StrictMath.log(2);
        noise = new Noise(tone.seed() ^ 0x51);
        rate = style.rate() * noise.between(0.93, 1.07);
    }

    /** The frequency of the next {@code frames}. */
    double advance(int frames) {
        double seconds = time / (double) SAMPLE_RATE;
        time += frames;
        phase += frames * Sine.step(rate);
        drift += 0.02 * (noise.next() - drift);
        double grown = Math.clamp(seconds / style.delay() - 0.4, 0, 1);
        double cents = style.depth() * grown * Sine.at(phase) + style.unrest() * 6 * drift;
        if (seconds < 0.4) {
            cents += glideCents * Curves.exp(-seconds / GLIDE_SECONDS);
            cents -= glideCents == 0 ? style.scoop() * Curves.exp(-seconds / SCOOP_SECONDS) : 0;
        }
        return hertz * Curves.cents(cents);
    }
}
