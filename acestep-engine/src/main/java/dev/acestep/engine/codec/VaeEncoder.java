package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
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
     * @param draws on the device of the weights
     * @param progress is told how much is done, 0 to 1; what it throws ends the encoding
     */
    public Tensor encode(Pcm audio, Tiles tiles, Draws draws, DoubleConsumer progress) {
        return encode(Samples.of(audio), tiles, draws, progress);
    }

    /** As above, of audio that need not be in memory as it is. */
    public Tensor encode(Samples audio, Tiles tiles, Draws draws, DoubleConsumer progress) {
        return encode(audio, tiles, posterior -> posterior.sample(draws), progress);
    }

    Tensor encode(Samples audio, Tiles tiles, Function<Posterior, Tensor> choice, DoubleConsumer progress) {
        return TensorScope.yielding(() -> {
            double length = audio.length();
            TensorVector cores = new TensorVector();
            for (Tiles.Window window : tiles.over(audio.length())) {
                cores.push_back(TensorScope.yielding(() -> {
                    Tensor samples = audio.rows(window.begin(), window.end());
                    Posterior posterior = posterior(samples, frames -> progress.accept(place(window, frames) / length));
                    return core(choice.apply(posterior), window);
                }));
                progress.accept(window.coreEnd() / length);
            }
            return torch.cat(cores, 0);
        });
    }

    private Posterior posterior(Tensor samples, LongConsumer listener) {
        TensorVector pieces = new TensorVector();
        long[] frames = {0};
        network.run(samples, rows -> {
            pieces.push_back(rows.clone());
            frames[0] += rows.size(0);
            listener.accept(frames[0]);
        });
        return Posterior.of(torch.cat(pieces, 0));
    }

    /** How far the audio is encoded when so many frames of a window are, counted in its core. */
    private long place(Tiles.Window window, long frames) {
        return Math.clamp(window.begin() + frames * config.hop(), window.coreBegin(), window.coreEnd());
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
