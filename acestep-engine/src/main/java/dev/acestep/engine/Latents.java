package dev.acestep.engine;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Pcm;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** What is done with latents before they are decoded, and with the samples after. */
final class Latents {
    private static final String REASONS =
            "the checkpoint is damaged, or its numbers do not fit the precision (fp32 holds them all)";

    private Latents() {}

    /** Refuses latents {@code [B, T, C]} that could only become noise or silence. */
    static void check(String model, Tensor latents) {
        if (!latents.isfinite().all().item_bool()) {
            throw new EngineFailure("%s made latents that are not finite numbers: %s".formatted(model, REASONS));
        }
        if (latents.count_nonzero().item_long() == 0) {
            throw new EngineFailure("%s made nothing but silence: %s".formatted(model, REASONS));
        }
    }

    /** Rescaled, then shifted. */
    static Tensor corrected(Tensor latents, LatentDecoding decoding) {
        boolean unchanged = decoding.rescale() == 1 && decoding.shift() == 0;
        return unchanged ? latents : latents.mul(new Scalar(decoding.rescale())).add(new Scalar(decoding.shift()));
    }

    /** Brings a song that is louder than full scale down to it, in its own arrays. */
    static Pcm withoutClipping(String model, Pcm audio) {
        float peak = Math.max(peak(model, audio.left()), peak(model, audio.right()));
        if (peak > 1) {
            divide(audio.left(), peak);
            divide(audio.right(), peak);
        }
        return audio;
    }

    private static float peak(String model, float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                throw new EngineFailure("The VAE made of %s's latents samples that are not finite numbers: %s"
                        .formatted(model, REASONS));
            }
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static void divide(float[] samples, float by) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= by;
        }
    }
}
