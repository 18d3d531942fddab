package dev.acestep.engine.dit;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.tensor.RmsNorm;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Modulates the last states and makes frames of each token: a transposed convolution without overlap. */
final class PatchOutput {
    private final RmsNorm norm;
    private final Tensor table;
    private final Tensor weight;
    private final Tensor bias;
    private final long channels;

    PatchOutput(AceStepConfig config, Weights weights) {
        long hidden = config.dit().hiddenSize();
        long patch = config.patchSize();
        channels = config.latentChannels();
        norm = new RmsNorm(weights, "norm_out", hidden, config.dit().rmsNormEps());
        table = weights.get("scale_shift_table", 1, 2, hidden);
        Tensor kernel = weights.in("proj_out.1").get("weight", hidden, channels, patch);
        weight = weights.keep(TensorScope.yielding(
                () -> kernel.permute(2, 1, 0).reshape(patch * channels, hidden).contiguous()));
        Tensor each = weights.in("proj_out.1").get("bias", channels);
        bias = weights.keep(TensorScope.yielding(() -> each.repeat(patch)));
    }

    /**
     * Maps {@code [B, L, H]} to {@code [B, T, C]}.
     *
     * @param time {@code [B, H]}
     */
    Tensor forward(Tensor x, Tensor time, long frames) {
        Tensor rows = table.add(time.unsqueeze(1));
        Tensor modulated = norm.forward(x, rows.narrow(1, 1, 1), rows.narrow(1, 0, 1));
        Tensor patches = torch.linear(modulated, weight, new TensorOptional(bias));
        return patches.reshape(x.size(0), -1, channels).narrow(1, 0, frames);
    }
}
