package dev.acestep.engine.config;

import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.TorchArchive;
import dev.acestep.tensor.Weights;
import java.nio.file.Path;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The latents of silence, {@code [1, T, C]} in float32: what stands where there is no audio. */
public final class SilenceLatent {
    private final Tensor all;

    private SilenceLatent(Tensor all) {
        this.all = all;
    }

    /**
     * Reads {@code silence_latent.pt} of a model folder.
     *
     * @param channels of a latent frame
     * @param owner lives at least as long as what is returned, whose numbers are on its device
     */
    public static SilenceLatent read(Path folder, long channels, Weights owner) {
        try (var _ = TensorScope.open()) {
            Tensor stored = TorchArchive.read(folder.resolve("silence_latent.pt"), channels);
            Device device = new Device(owner.compute().device().toString());
            Tensor frames = stored.transpose(1, 2).contiguous().to(device, ScalarType.Float);
            return new SilenceLatent(owner.keep(frames));
        }
    }

    /** The first {@code frames}, {@code [1, frames, C]}, from the start again where they exceed what is stored. */
    public Tensor frames(long frames) {
        long stored = all.size(1);
        if (frames <= stored) {
            return all.narrow(1, 0, frames);
        }
        return TensorScope.yielding(
                () -> all.repeat(1, (frames + stored - 1) / stored, 1).narrow(1, 0, frames));
    }
}
