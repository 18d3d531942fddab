package dev.acestep.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Attention on processors that multiply brain floats, for models whose linear layers are narrower than 32 bits already:
 * one product for all heads of a song, the queries that share a key head as rows of one matrix. libtorch's own operator
 * is many times slower in these numbers where there is no tile unit.
 */
final class BrainFloatAttention {
    /** Scores that are there at one time: bounds the memory of long songs. */
    private static final long MOST_SCORES = 1 << 22;

    private BrainFloatAttention() {}

    /**
     * Maps queries {@code [B, L, heads, D]} to the same shape and numbers.
     *
     * @param bias added to the scores, {@code [L, S]}
     */
    static Tensor attend(Tensor queries, KeyValues seen, @Nullable Tensor bias) {
        return TensorScope.yielding(() -> {
            Tensor narrow = bias == null ? null : bias.to(ScalarType.BFloat16);
            TensorVector items = new TensorVector();
            for (long item = 0; item < queries.size(0); item++) {
                Tensor keys = seen.keys().get(item);
                items.push_back(ofItem(queries.get(item), keys, seen.values().get(item), narrow));
            }
            return torch.stack(items, 0).to(queries.scalar_type());
        });
    }

    private static Tensor ofItem(Tensor queries, Tensor keys, Tensor values, @Nullable Tensor bias) {
        Tensor narrow =
                queries.mul(new Scalar(1 / Math.sqrt((double) queries.size(2)))).to(ScalarType.BFloat16);
        Tensor keysByHead = byHead(keys);
        Tensor valuesByHead = byHead(values);
        long chunk = Math.max(1, MOST_SCORES / (queries.size(1) * keys.size(0)));
        TensorVector results = new TensorVector();
        for (long begin = 0; begin < queries.size(0); begin += chunk) {
            long count = Math.min(chunk, queries.size(0) - begin);
            Tensor hidden = bias == null ? null : bias.narrow(0, begin, count);
            results.push_back(ofChunk(narrow.narrow(0, begin, count), keysByHead, valuesByHead, hidden));
        }
        return results.size() == 1 ? new Tensor(results.get(0)) : torch.cat(results, 0);
    }

    private static Tensor byHead(Tensor each) {
        return each.to(ScalarType.BFloat16).transpose(0, 1).contiguous();
    }

    /** Maps {@code [n, heads, D]}, with keys and values {@code [groups, S, D]}, to the same shape. */
    private static Tensor ofChunk(Tensor queries, Tensor keys, Tensor values, @Nullable Tensor bias) {
        return TensorScope.yielding(() -> {
            long count = queries.size(0);
            long groups = keys.size(0);
            long headDim = queries.size(2);
            Tensor rows = queries.view(count, groups, -1, headDim).permute(1, 0, 2, 3);
            Tensor scores = rows.reshape(groups, -1, headDim).bmm(keys.transpose(1, 2));
            if (bias != null) {
                var _ = scores.view(groups, count, -1, keys.size(1)).add_(bias.unsqueeze(1));
            }
            return scores.softmax(-1)
                    .bmm(values)
                    .view(groups, count, -1, headDim)
                    .permute(1, 0, 2, 3)
                    .reshape(count, -1, headDim);
        });
    }
}
