package dev.acestep.engine;

import dev.acestep.engine.codec.Tiles;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.Guidance;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.tensor.Device;
import java.util.List;

/** Estimates of what a request takes in memory besides the weights, by stage, counted in 32-bit numbers. */
final class WorkingMemory {
    /** Tensors of a layer that are there at one time, of the hidden and of the intermediate size. */
    private static final long HIDDEN = 10;

    private static final long INTERMEDIATE = 3;

    /** Tensors of the VAE's last block that are there at one time. */
    private static final long WAVES = 10;

    /** Latent frames that the main processor decodes at one time, whatever the tiles: it streams. */
    private static final long STREAMED = 64;

    /** Tokens of a prompt, times the tensors of a layer of the text encoder; and tokens of the lyrics. */
    private static final long TEXT = 256 * 20 + 2048;

    private final AceStepConfig config;
    private final VaeConfig vae;
    private final long batch;
    private final long frames;
    private final boolean guided;
    private final boolean onGpu;

    WorkingMemory(Networks networks, List<Song> songs, SamplingPlan plan) {
        this.config = networks.config();
        this.vae = networks.vaeConfig();
        this.batch = songs.size();
        this.frames = songs.stream().mapToLong(Song::frames).max().orElseThrow();
        this.guided = plan.guidance() instanceof Guidance.Guided;
        this.onGpu = networks.compute().device() instanceof Device.Cuda;
    }

    long text() {
        return bytes(batch * TEXT * config.textHiddenDim());
    }

    long song(EncodedWords words) {
        TransformerConfig dit = config.dit();
        long rows = guided ? 2 * batch : batch;
        long seen = words.prompts().size(1) + words.lyrics().size(1) + 1;
        long tokens = rows * (frames / config.patchSize() + 1);
        long activations = tokens * (HIDDEN * dit.hiddenSize() + INTERMEDIATE * dit.intermediateSize());
        long keysAndValues = rows * seen * dit.layers().size() * 2 * dit.keyValueHeads() * dit.headDim();
        long mask = (frames / config.patchSize() + 1) * (frames / config.patchSize() + 1);
        return bytes(activations + keysAndValues + mask);
    }

    long vae(boolean tiled) {
        long window = Math.min(frames, onGpu ? (tiled ? Tiles.GPU.chunk() : frames) : STREAMED);
        return bytes(window * vae.hop() * vae.decoderChannels() * WAVES + 2 * frames * vae.hop());
    }

    /** What the latents of audio take, so many samples of it. */
    static long listening(Networks networks, long samples) {
        VaeConfig vae = networks.vaeConfig();
        boolean onGpu = networks.compute().device() instanceof Device.Cuda;
        long window = Math.min(samples, Tiles.ENCODING.chunk() + 2 * Tiles.ENCODING.overlap());
        long heard = onGpu ? window : Math.min(window, STREAMED * vae.hop());
        return bytes(heard * vae.encoderHiddenSize() * WAVES + 3 * 2 * window);
    }

    /** What the codes of latents take. */
    static long tokenizing(Networks networks) {
        AceStepConfig config = networks.config();
        TransformerConfig pooler = config.attentionPooler();
        long tokens = AudioTokenizerModel.PIECE * (config.poolWindowSize() + 1);
        return bytes(tokens * (HIDDEN * pooler.hiddenSize() + INTERMEDIATE * pooler.intermediateSize()));
    }

    private static long bytes(long numbers) {
        return numbers * Float.BYTES;
    }
}
