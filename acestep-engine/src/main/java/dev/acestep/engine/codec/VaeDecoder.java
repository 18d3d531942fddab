package dev.acestep.engine.codec;

import dev.acestep.engine.config.VaeConfig;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Latents to audio, window by window, so that memory does not grow with the length but for the audio itself. */
public final class VaeDecoder {
    private final VaeConfig config;
    private final OperatorDecoder network;

    /** Reads {@code decoder.*}. */
    public VaeDecoder(VaeConfig config, Weights root) {
        if (config.audioChannels() != 2) {
            throw new BadCheckpoint("audio_channels: %d is not stereo".formatted(config.audioChannels()));
        }
        this.config = config;
        try (var _ = TensorScope.open()) {
            network = OperatorDecoder.load(config, root.in("decoder"));
        }
    }

    /**
     * The audio of one song, {@code hop} samples for each frame.
     *
     * @param latents {@code [T, C]}
     * @param progress is told after every window how much is done, 0 to 1; what it throws ends the decoding
     */
    public Pcm decode(Tensor latents, Tiles tiles, DoubleConsumer progress) {
        long frames = latents.size(0);
        int samples = Math.toIntExact(frames * config.hop());
        float[] left = new float[samples];
        float[] right = new float[samples];
        List<Tiles.Window> windows = tiles.over(frames);
        for (Tiles.Window window : windows) {
            try (var _ = TensorScope.open()) {
                Tensor audio = network.forward(
                        latents.narrow(0, window.begin(), window.length()).t().unsqueeze(0));
                write(audio.select(0, 0), window, left, right);
            }
            progress.accept(window.coreEnd() / (double) frames);
        }
        return new Pcm(left, right);
    }

    private void write(Tensor audio, Tiles.Window window, float[] left, float[] right) {
        long begin = (window.coreBegin() - window.begin()) * config.hop();
        long length = (window.coreEnd() - window.coreBegin()) * config.hop();
        Tensor core = audio.narrow(1, begin, length).cpu().to(ScalarType.Float).contiguous();
        FloatPointer samples = core.data_ptr_float();
        int target = (int) (window.coreBegin() * config.hop());
        samples.get(left, target, (int) length);
        samples.position(length).get(right, target, (int) length);
    }
}
