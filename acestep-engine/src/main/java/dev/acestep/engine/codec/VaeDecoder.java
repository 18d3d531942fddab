package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.Tensor;

/** Latents to audio, piece by piece, so that memory does not grow with the length but for the audio itself. */
public final class VaeDecoder {
    private final VaeConfig config;
    private final RowNetwork network;
    private final Tiles tiles;

    /** Reads {@code decoder.*}. */
    public VaeDecoder(VaeConfig config, Weights root) {
        this(config, network(config, root), tiles(root));
    }

    private VaeDecoder(VaeConfig config, RowNetwork network, Tiles tiles) {
        this.config = stereo(config);
        this.network = network;
        this.tiles = tiles;
    }

    /** The decoder as the reference computes it, operator by operator: a measure for the faster one. */
    public static VaeDecoder operatorByOperator(VaeConfig config, Weights root) {
        try (var _ = TensorScope.open()) {
            return new VaeDecoder(config, OperatorDecoder.load(config, root.in("decoder")), Tiles.REFERENCE);
        }
    }

    /**
     * The audio of one song, {@code hop} samples for each frame.
     *
     * @param latents {@code [T, C]}
     * @param progress is told after every piece how much is done, 0 to 1; what it throws ends the decoding
     */
    public Pcm decode(Tensor latents, DoubleConsumer progress) {
        return decode(latents, tiles, progress);
    }

    /** As if in the given tiles: the audio depends on them if they overlap by less than what a sample depends on. */
    public Pcm decode(Tensor latents, Tiles tiles, DoubleConsumer progress) {
        AudioSink audio = new AudioSink(latents.size(0), config.hop(), progress);
        Tiles needed = network.isIndifferentTo(tiles.overlap()) ? Tiles.WHOLE : tiles;
        for (Tiles.Window window : needed.over(latents.size(0))) {
            try (var _ = TensorScope.open()) {
                network.run(latents.narrow(0, window.begin(), window.length()), audio.of(window));
            }
        }
        return audio.pcm();
    }

    static VaeConfig stereo(VaeConfig config) {
        if (config.audioChannels() != 2) {
            throw new BadCheckpoint("audio_channels: %d is not stereo".formatted(config.audioChannels()));
        }
        return config;
    }

    private static RowNetwork network(VaeConfig config, Weights root) {
        Weights weights = root.in("decoder");
        try (var _ = TensorScope.open()) {
            return switch (root.compute().device()) {
                case Device.Cpu _ -> Cascades.decoder(config, weights);
                case Device.Cuda _ -> OperatorDecoder.load(config, weights);
            };
        }
    }

    private static Tiles tiles(Weights root) {
        return switch (root.compute().device()) {
            case Device.Cpu _ -> Tiles.WHOLE;
            case Device.Cuda _ -> Tiles.GPU;
        };
    }
}
