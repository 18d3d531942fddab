package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The gated feed-forward of a transformer layer. */
public final class SwiGlu {
    private final Linear gate;
    private final Linear up;
    private final Linear down;

    /** Reads {@code gate_proj}, {@code up_proj} and {@code down_proj}. */
    public SwiGlu(Weights weights, long hiddenSize, long intermediateSize) {
        gate = Linear.load(weights, "gate_proj", intermediateSize, hiddenSize);
        up = Linear.load(weights, "up_proj", intermediateSize, hiddenSize);
        down = Linear.load(weights, "down_proj", hiddenSize, intermediateSize);
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    public Tensor forward(Tensor x) {
        return down.forward(torch.silu_(gate.forward(x)).mul_(up.forward(x)));
    }
}
