package dev.acestep.audio;

import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.music.Track;

/** The last touch before a file is written: fades, then the peak brought to the level that was asked for. */
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
        Pcm faded = new Pcm(faded(audio.left(), settings), faded(audio.right(), settings));
        if (settings.normalize() && !Level.silent(faded)) {
            double target = Math.pow(10, settings.normalizationDb() / 20);
            float gain = (float) Math.min(largestGain, target / Level.peak(faded));
            scale(faded.left(), gain);
            scale(faded.right(), gain);
        }
        return faded;
    }

    private static float[] faded(float[] samples, Output settings) {
        double in = settings.fadeInSeconds() * Pcm.SAMPLE_RATE;
        double out = settings.fadeOutSeconds() * Pcm.SAMPLE_RATE;
        float[] faded = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            double gain = ramp(i, in) * ramp(samples.length - 1 - i, out);
            faded[i] = Float.isFinite(samples[i]) ? (float) (samples[i] * gain) : 0;
        }
        return faded;
    }

    private static double ramp(int frame, double length) {
        return frame < length ? frame / length : 1;
    }

    private static void scale(float[] samples, float gain) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= gain;
        }
    }
}
