package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Audio to latents, window by window. */
public final class VaeEncoder {
    private final VaeConfig config;
    private final OperatorEncoder network;

    /** Reads {@code encoder.*}. */
    public VaeEncoder(VaeConfig config, Weights root) {
        if (config.audioChannels() != 2) {
            throw new BadCheckpoint("audio_channels: %d is not stereo".formatted(config.audioChannels()));
        }
        this.config = config;
        try (var _ = TensorScope.open()) {
            network = OperatorEncoder.load(config, root.in("encoder"));
        }
    }

    /**
     * A sample of the audio's latents {@code [T, C]}, {@code hop} samples each; every window draws its own from the
     * CPU's default generator.
     *
     * @param audio {@code [2, S]}
     * @param tiles in samples
     * @param progress is told after every window how much is done, 0 to 1; what it throws ends the encoding
     */
    public Tensor encode(Tensor audio, Tiles tiles, DoubleConsumer progress) {
        return encode(audio, tiles, Posterior::sample, progress);
    }

    Tensor encode(Tensor audio, Tiles tiles, Function<Posterior, Tensor> choice, DoubleConsumer progress) {
        return TensorScope.yielding(() -> {
            long length = audio.size(1);
            List<Tiles.Window> windows = tiles.over(length);
            TensorVector cores = new TensorVector();
            for (Tiles.Window window : windows) {
                cores.push_back(TensorScope.yielding(() -> {
                    Tensor part = audio.narrow(1, window.begin(), window.length());
                    Tensor latents = choice.apply(Posterior.of(network.forward(part.unsqueeze(0))));
                    return core(latents.select(0, 0).t(), window);
                }));
                progress.accept(window.coreEnd() / (double) length);
            }
            return torch.cat(cores, 0);
        });
    }

    /** The frames of a window's core, its bounds rounded as the reference rounds them. */
    private Tensor core(Tensor latents, Tiles.Window window) {
        long before = frames(window.coreBegin() - window.begin());
        long after = frames(window.end() - window.coreEnd());
        return latents.narrow(0, before, latents.size(0) - before - after).contiguous();
    }

    private long frames(long samples) {
        return (long) Math.rint(samples / (double) config.hop());
    }
}
