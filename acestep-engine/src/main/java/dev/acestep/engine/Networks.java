package dev.acestep.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.ModelInfo;
import dev.acestep.tensor.Compute;
import org.bytedeco.pytorch.Device;

/** The networks of one installed model, each lent for as long as its stage lasts. */
public interface Networks {
    ModelInfo info();

    AceStepConfig config();

    VaeConfig vaeConfig();

    /** On what they compute. */
    Compute compute();

    /**
     * The text encoder.
     *
     * @param workingBytes what the work with it takes besides its weights, as for the others
     * @param whileWaiting runs now and then while others have to finish first; what it throws ends the waiting
     */
    @MustBeClosed
    Lease<TextModel> text(long workingBytes, Runnable whileWaiting);

    @MustBeClosed
    Lease<SongModel> song(long workingBytes, Runnable whileWaiting);

    @MustBeClosed
    Lease<VaeModel> vae(long workingBytes, Runnable whileWaiting);

    /** The half of the VAE that no song needs. */
    @MustBeClosed
    Lease<VaeEncoderModel> vaeEncoder(long workingBytes, Runnable whileWaiting);

    /** The small part of the song model that makes codes of latents. */
    @MustBeClosed
    Lease<AudioTokenizerModel> audioTokenizer(long workingBytes, Runnable whileWaiting);

    /** The random numbers that follow a seed, where these networks compute. */
    default Draws draws(long seed) {
        return Draws.of(seed, new Device(compute().device().toString()));
    }

    /** Whether the song model is in memory, which is most of the weights. */
    boolean isLoaded();

    /** Brings all of them into memory, as far as they are to be there together; the song model stays in any case. */
    void load();
}
