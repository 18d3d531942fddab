package dev.acestep.sketch.sound;

import dev.acestep.music.Loudness;
import java.util.List;

/**
 * What makes a finished song of a mix: its fade, its loudness and its ceiling. The ceiling leaves a lossy format the
 * decibel by which its decoded peaks rise, so that an MP3 stays below −1 dBTP too.
 */
final class Mastering {
    private static final double TARGET_LUFS = -15;
    private static final double CEILING = Curves.decibels(-2.5);
    private static final double GLUE_THRESHOLD = -17;
    private static final int ATTEMPTS = 8;
    private static final double NEGLIGIBLE = Curves.decibels(0.3);

    private Mastering() {}

    /** Finishes a mix; its stems are treated as the whole is, so that they still add up to it. */
    static void finish(Tape mix, List<Tape> stems, double fadeSeconds) {
        mix.fade(fadeSeconds);
        stems.forEach(stem -> stem.fade(fadeSeconds));
        Glue glue = new Glue(mix, gainOf(mix), GLUE_THRESHOLD);
        glue.apply(mix);
        stems.forEach(glue::apply);
        Limiter.limit(mix, stems, gainOf(mix), CEILING);
        double missing = gainOf(mix);
        for (int i = 0; i < ATTEMPTS && missing > NEGLIGIBLE; i++) {
            Limiter.limit(mix, stems, missing * missing, CEILING);
            missing = gainOf(mix);
        }
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
