package dev.acestep.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What happens to projected queries, keys and values, all {@code [B, L, heads, D]}, up to the output projection. */
final class AttentionHeads {
    private final AttentionSize size;
    private final RmsNorm queryNorm;
    private final RmsNorm keyNorm;
    private final Linear output;
    private final DotProducts products;

    AttentionHeads(AttentionSize size, Weights weights) {
        this.size = size;
        queryNorm = new RmsNorm(weights, "q_norm", size.headDim(), size.rmsNormEps());
        keyNorm = new RmsNorm(weights, "k_norm", size.headDim(), size.rmsNormEps());
        output = Linear.load(weights, "o_proj", size.hiddenSize(), size.queries());
        products = DotProducts.of(weights);
    }

    Tensor queries(Tensor projected) {
        return queryNorm.forward(values(projected));
    }

    Tensor keys(Tensor projected) {
        return keyNorm.forward(values(projected));
    }

    Tensor values(Tensor projected) {
        return projected.unflatten(-1, -1, size.headDim());
    }

    /** The layer's output {@code [B, L, H]}. */
    Tensor attend(Tensor queries, KeyValues seen, AttentionMask mask) {
        return output.forward(products.attend(queries, seen, mask).flatten(2, -1));
    }

    /** One head's attention {@code [B, L, S]}, every key seen. */
    Tensor shares(Tensor queries, Tensor keys, long head) {
        Tensor asking = queries.select(2, head).to(ScalarType.Float);
        Tensor answering =
                keys.select(2, head / (size.heads() / size.keyValueHeads())).to(ScalarType.Float);
        return asking.bmm(answering.transpose(1, 2))
                .mul_(new Scalar(1 / Math.sqrt((double) size.headDim())))
                .softmax(-1);
    }
}
