package dev.acestep.sketch.sound;

import dev.acestep.music.Loudness;

/** What makes a finished song of a mix: its fade, its loudness and its ceiling. */
final class Mastering {
    private static final double TARGET_LUFS = -14;
    private static final double CEILING = Curves.decibels(-1.25);
    private static final double GLUE_THRESHOLD = -17;
    private static final int ATTEMPTS = 8;
    private static final double NEGLIGIBLE = Curves.decibels(0.3);

    private final double fadeSeconds;
    private final double gain;
    private final Glue glue;

    /** Listens to a whole mix, and fades it. */
    Mastering(Tape mix, double fadeSeconds) {
        this.fadeSeconds = fadeSeconds;
        mix.fade(fadeSeconds);
        double first = gainOf(mix);
        glue = new Glue(mix, first, GLUE_THRESHOLD);
        glue.apply(mix);
        gain = gainOf(mix);
    }

    /** Finishes the mix that it has listened to. */
    void finish(Tape mix) {
        Limiter.limit(mix, gain, CEILING);
        double missing = gainOf(mix);
        for (int i = 0; i < ATTEMPTS && missing > NEGLIGIBLE; i++) {
            Limiter.limit(mix, missing * missing, CEILING);
            missing = gainOf(mix);
        }
    }

    /** Treats a part of the mix as the whole was. */
    void finishStem(Tape stem) {
        stem.fade(fadeSeconds);
        glue.apply(stem);
        Limiter.limit(stem, gain, CEILING);
    }

    /** The factor that brings a tape to the target, on a grid that is coarser than any machine's rounding. */
    private static double gainOf(Tape tape) {
        double lufs = Loudness.integratedLufs(tape.pcm());
        if (lufs == Double.NEGATIVE_INFINITY) {
            return 1;
        }
        return Curves.decibels(Math.rint((TARGET_LUFS - lufs) * 100) / 100);
    }
}
