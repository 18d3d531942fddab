package dev.acestep.tensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The gated feed-forward of a transformer layer. */
public final class SwiGlu {
    private final FusedLinear gateUp;
    private final Linear down;

    /** Reads {@code gate_proj}, {@code up_proj} and {@code down_proj}. */
    public SwiGlu(Weights weights, long hiddenSize, long intermediateSize) {
        gateUp = Linear.fused(
                weights, List.of("gate_proj", "up_proj"), List.of(intermediateSize, intermediateSize), hiddenSize);
        down = Linear.load(weights, "down_proj", hiddenSize, intermediateSize);
    }

    /** Maps {@code [B, L, H]} to the same shape. */
    public Tensor forward(Tensor x) {
        List<Tensor> projected = gateUp.forward(x);
        return down.forward(torch.silu(projected.get(0)).mul_(projected.get(1)));
    }
}
