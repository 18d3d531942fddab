package dev.acestep.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Attention on the CPU by oneDNN's products: the queries that share a key head are rows of one matrix. libtorch's own
 * operator computes the same, but multiplies with MKL, and takes twice the time on processors that MKL does not know.
 */
final class GroupedAttention {
    /** Scores that are there at one time: a few megabytes, so that they stay in the cache. */
    private static final long MOST_SCORES = 1 << 20;

    private GroupedAttention() {}

    static boolean fits(Tensor queries) {
        return OneDnn.IS_THERE && queries.is_cpu() && !queries.requires_grad();
    }

    /** Every query {@code [B, L, heads, D]} sees every key. */
    static Tensor attend(Tensor queries, KeyValues seen) {
        return TensorScope.yielding(() -> {
            TensorVector items = new TensorVector();
            for (long item = 0; item < queries.size(0); item++) {
                Tensor keys = seen.keys().get(item);
                items.push_back(ofItem(queries.get(item), keys, seen.values().get(item)));
            }
            return torch.stack(items, 0);
        });
    }

    private static Tensor ofItem(Tensor queries, Tensor keys, Tensor values) {
        long length = queries.size(0);
        long headDim = queries.size(2);
        long groups = keys.size(1);
        long sharing = queries.size(1) / groups;
        Tensor rows = queries.mul(new Scalar(1 / Math.sqrt((double) headDim)))
                .view(length, groups, sharing, headDim)
                .permute(1, 0, 2, 3)
                .reshape(groups, length * sharing, headDim);
        Tensor byGroup = keys.transpose(0, 1).contiguous();
        Tensor channels = values.permute(1, 2, 0).contiguous();
        TensorVector results = new TensorVector();
        for (long group = 0; group < groups; group++) {
            results.push_back(ofGroup(rows.get(group), byGroup.get(group), channels.get(group)));
        }
        return torch.stack(results, 0)
                .view(groups, length, sharing, headDim)
                .permute(1, 0, 2, 3)
                .reshape(length, groups * sharing, headDim);
    }

    /** Maps {@code [n, D]}, keys {@code [S, D]} and values {@code [D, S]} to {@code [n, D]}. */
    private static Tensor ofGroup(Tensor queries, Tensor keys, Tensor values) {
        return TensorScope.yielding(() -> {
            long chunk = Math.max(1, MOST_SCORES / keys.size(0));
            TensorVector results = new TensorVector();
            for (long begin = 0; begin < queries.size(0); begin += chunk) {
                Tensor some = queries.narrow(0, begin, Math.min(chunk, queries.size(0) - begin));
                Tensor shares = OneDnn.linear(some, keys, null).softmax(-1);
                results.push_back(OneDnn.linear(shares, values, null));
            }
            return results.size() == 1 ? new Tensor(results.get(0)) : torch.cat(results, 0);
        });
    }
}
