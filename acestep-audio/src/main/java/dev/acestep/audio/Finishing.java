package dev.acestep.audio;

import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.music.Track;

/** The last touch before a file is written: the peak brought to the level that was asked for, then fades. */
public final class Finishing {
    private Finishing() {}

    /** Finishes a copy; silence stays silence, and samples that are not numbers become silence. */
    public static Pcm apply(Pcm audio, Output settings) {
        return apply(audio, settings, Double.POSITIVE_INFINITY);
    }

    /** Finishes a copy of the track's audio; a mastered track is never made louder. */
    public static Pcm apply(Track track, Output settings) {
        return apply(track.audio(), settings, track.mastered() ? 1 : Double.POSITIVE_INFINITY);
    }

    private static Pcm apply(Pcm audio, Output settings, double largestGain) {
        float gain = 1;
        if (settings.normalize() && !Level.silent(audio)) {
            double target = Math.pow(10, settings.normalizationDb() / 20);
            gain = (float) Math.min(largestGain, target / Level.peak(audio));
        }
        return new Pcm(finished(audio.left(), gain, settings), finished(audio.right(), gain, settings));
    }

    private static float[] finished(float[] samples, float gain, Output settings) {
        long in = frames(settings.fadeInSeconds(), samples.length);
        long out = frames(settings.fadeOutSeconds(), samples.length);
        float[] finished = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            double fade = ramp(i, in) * ramp(samples.length - 1 - i, out);
            finished[i] = Float.isFinite(samples[i]) ? (float) (samples[i] * gain * fade) : 0;
        }
        return finished;
    }

    private static long frames(double seconds, int most) {
        return Math.min(most, Math.round(seconds * Pcm.SAMPLE_RATE));
    }

    /** From 0 at the first frame to 1 at the last one of the ramp. */
    private static double ramp(int frame, long length) {
        return frame < length ? frame / (double) Math.max(1, length - 1) : 1;
    }
}
