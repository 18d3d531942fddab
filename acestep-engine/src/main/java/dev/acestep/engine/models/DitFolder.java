package dev.acestep.engine.models;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.tensor.Compute;
import java.nio.file.Path;
import java.util.List;

/**
 * An {@code acestep-v15-*} checkpoint and the networks beside it that it needs.
 *
 * @param name of its folder, by which requests ask for it
 * @param weights empty while the files are missing
 * @param parts the VAE and the text encoder
 * @param missing what has to be there for it to run; empty if nothing
 */
public record DitFolder(
        String name, Path folder, AceStepConfig config, WeightFiles weights, Parts parts, List<String> missing) {
    public DitFolder {
        missing = List.copyOf(missing);
    }

    /**
     * What every DiT of a checkpoints folder shares.
     *
     * @param vae folder of the VAE
     * @param textEncoder folder of the text encoder with its tokenizer
     */
    public record Parts(Path vae, WeightFiles vaeWeights, Path textEncoder, WeightFiles textEncoderWeights) {}

    /** How requests see it. */
    public ModelInfo info() {
        return new ModelInfo(name, family());
    }

    public ModelFamily family() {
        if (config.turbo()) {
            return ModelFamily.TURBO;
        }
        return config.modelVersion().equals("sft") ? ModelFamily.SFT : ModelFamily.BASE;
    }

    /** What all its networks together take in memory. */
    public long bytes(Compute compute) {
        return weights.bytes(compute) + parts.vaeWeights.bytes(compute) + parts.textEncoderWeights.bytes(compute);
    }
}
