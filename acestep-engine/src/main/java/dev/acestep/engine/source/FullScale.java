package dev.acestep.engine.source;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;

/** Samples as the networks have heard them: numbers within full scale. */
final class FullScale {
    /** Samples of one latent frame, the least that can be encoded. */
    private static final int SHORTEST = 1920;

    private FullScale() {}

    /**
     * The audio, clipped where it is louder.
     *
     * @param field that named the file
     */
    static Pcm of(String field, Pcm audio) {
        if (audio.frames() < SHORTEST) {
            throw InvalidRequest.because(
                    field, "is too short (%d samples at 48 kHz, at least %d)".formatted(audio.frames(), SHORTEST));
        }
        return new Pcm(clipped(field, audio.left()), clipped(field, audio.right()));
    }

    private static float[] clipped(String field, float[] samples) {
        boolean loud = false;
        for (float sample : samples) {
            if (Float.isNaN(sample)) {
                throw InvalidRequest.because(field, "has samples that are not numbers");
            }
            loud |= Math.abs(sample) > 1;
        }
        if (!loud) {
            return samples;
        }
        float[] clipped = samples.clone();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.clamp(clipped[i], -1f, 1f);
        }
        return clipped;
    }
}
