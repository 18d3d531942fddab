package dev.acestep.engine.dit;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Makes a token of each few frames: a convolution without overlap, which is a linear layer over reshaped frames. */
final class PatchEmbedding {
    private final long patch;
    private final Tensor weight;
    private final Tensor bias;

    PatchEmbedding(AceStepConfig config, Weights weights) {
        patch = config.patchSize();
        long hidden = config.dit().hiddenSize();
        Tensor kernel = weights.get("weight", hidden, config.inChannels(), patch);
        weight = weights.keep(TensorScope.yielding(() -> kernel.transpose(1, 2).flatten(1, 2)));
        bias = weights.get("bias", hidden);
    }

    /** Maps context {@code [B, T, Cc]} and state {@code [B, T, C]} to {@code [B, L, H]}, L the patches that hold T. */
    Tensor forward(Tensor context, Tensor x) {
        Tensor frames = torch.cat(new TensorVector(context, x), -1);
        long missing = Math.floorMod(-frames.size(1), patch);
        Tensor whole = missing == 0 ? frames : torch.constant_pad_nd(frames, 0, 0, 0, missing);
        return torch.linear(whole.reshape(x.size(0), -1, weight.size(1)), weight, new TensorOptional(bias));
    }
}
