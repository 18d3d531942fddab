package dev.acestep.engine.dit;

import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Embeds a time between 0 (music) and 1 (noise), or a difference of two. */
final class TimestepEmbedding {
    private static final long FREQUENCIES = 128;
    private static final double LONGEST_PERIOD = 10_000;
    private static final double STEPS = 1000;

    private final Linear linear1;
    private final Linear linear2;
    private final Linear timeProj;

    TimestepEmbedding(Weights weights, long hiddenSize) {
        linear1 = Linear.withBias(weights, "linear_1", hiddenSize, 2 * FREQUENCIES);
        linear2 = Linear.withBias(weights, "linear_2", hiddenSize, hiddenSize);
        timeProj = Linear.withBias(weights, "time_proj", Modulation.ROWS * hiddenSize, hiddenSize);
    }

    /**
     * The embedding.
     *
     * @param u {@code [B]}
     * @param like whose numbers it shall have
     */
    Modulation forward(Tensor u, Tensor like) {
        Tensor embedding =
                linear2.forward(torch.silu(linear1.forward(sinusoid(u).to(like.scalar_type()))));
        Tensor rows = timeProj.forward(torch.silu(embedding)).unflatten(-1, Modulation.ROWS, -1);
        return new Modulation(embedding, rows);
    }

    /** Maps {@code [B]} to {@code [B, 256]}, in 32 bits. */
    static Tensor sinusoid(Tensor u) {
        var wide = u.options().dtype(new ScalarTypeOptional(ScalarType.Float));
        Tensor frequencies = torch.arange(new Scalar(FREQUENCIES), wide)
                .mul(new Scalar(-Math.log(LONGEST_PERIOD)))
                .div(new Scalar((double) FREQUENCIES))
                .exp();
        Tensor angles =
                u.to(ScalarType.Float).mul(new Scalar(STEPS)).unsqueeze(-1).mul(frequencies);
        return torch.cat(new TensorVector(angles.cos(), angles.sin()), -1);
    }
}
