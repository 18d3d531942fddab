package dev.acestep.audio;

import dev.acestep.music.Pcm;

/** How loud audio is; samples that are not numbers count as silence. */
public final class Level {
    /** −80 dBFS: below the noise of any recording, above the dither of a silent 16-bit file. */
    private static final float SILENCE = 1e-4f;

    private Level() {}

    /** The largest sample of both channels, without its sign; 1 is full scale. */
    public static float peak(Pcm audio) {
        return Math.max(peak(audio.left()), peak(audio.right()));
    }

    /** Whether there is nothing to hear. */
    public static boolean silent(Pcm audio) {
        return peak(audio) < SILENCE;
    }

    private static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            if (Float.isFinite(sample)) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }
}
