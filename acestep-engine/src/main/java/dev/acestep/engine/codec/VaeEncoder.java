package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Audio to latents, window by window. */
public final class VaeEncoder {
    private final VaeConfig config;
    private final RowNetwork network;

    /** Reads {@code encoder.*}. */
    public VaeEncoder(VaeConfig config, Weights root) {
        this.config = VaeDecoder.stereo(config);
        Weights weights = root.in("encoder");
        try (var _ = TensorScope.open()) {
            this.network = switch (root.compute().device()) {
                case Device.Cpu _ -> Cascades.encoder(config, weights);
                case Device.Cuda _ -> OperatorEncoder.load(config, weights);
            };
        }
    }

    /**
     * A sample of the audio's latents {@code [T, C]}, {@code hop} samples each; every window draws its own.
     *
     * @param audio at least {@code hop} samples
     * @param tiles in samples
     * @param draws on the CPU
     * @param progress is told after every window how much is done, 0 to 1; what it throws ends the encoding
     */
    public Tensor encode(Pcm audio, Tiles tiles, Draws draws, DoubleConsumer progress) {
        return encode(Samples.of(audio), tiles, posterior -> posterior.sample(draws), progress);
    }

    Tensor encode(Samples audio, Tiles tiles, Function<Posterior, Tensor> choice, DoubleConsumer progress) {
        return TensorScope.yielding(() -> {
            TensorVector cores = new TensorVector();
            for (Tiles.Window window : tiles.over(audio.length())) {
                cores.push_back(TensorScope.yielding(() ->
                        core(choice.apply(posterior(audio.rows(window.begin(), window.end()))), window)));
                progress.accept(window.coreEnd() / (double) audio.length());
            }
            return torch.cat(cores, 0);
        });
    }

    private Posterior posterior(Tensor samples) {
        TensorVector pieces = new TensorVector();
        network.run(samples, rows -> pieces.push_back(rows.clone()));
        return Posterior.of(torch.cat(pieces, 0));
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
