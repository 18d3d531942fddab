package dev.acestep.tensor;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The gated feed-forward of a transformer layer. */
public final class SwiGlu {
    /** Tokens of a long song that go through together on the CPU: what lies between the layers stays near its caches. */
    private static final long PIECE = 1024;

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
        return x.is_cuda() || x.size(1) <= PIECE ? piece(x) : inPieces(x);
    }

    private Tensor piece(Tensor x) {
        return TensorScope.yielding(() -> {
            List<Tensor> projected = gateUp.forward(x);
            return down.forward(torch.silu(projected.get(0)).mul_(projected.get(1)));
        });
    }

    private Tensor inPieces(Tensor x) {
        TensorVector pieces = new TensorVector();
        for (long start = 0; start < x.size(1); start += PIECE) {
            pieces.push_back(piece(x.narrow(1, start, Math.min(PIECE, x.size(1) - start))));
        }
        return torch.cat(pieces, 1);
    }
}
