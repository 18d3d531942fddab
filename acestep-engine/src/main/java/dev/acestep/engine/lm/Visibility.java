package dev.acestep.engine.lm;

import dev.acestep.tensor.AttentionMask;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Which positions the newest ones see: none behind their own, and no padding.
 *
 * @param padding how many of each row's first positions are hidden
 */
record Visibility(List<Integer> padding) {
    Visibility {
        padding = List.copyOf(padding);
    }

    /** What is added to the scores {@code [groups, B, sharing, count, start + count]} of positions from start on. */
    Optional<Tensor> bias(long start, long count, Tensor like) {
        boolean padded = padding.stream().anyMatch(hidden -> hidden > 0);
        if (count == 1 && !padded) {
            return Optional.empty();
        }
        TensorOptions whole = like.options().dtype(new ScalarTypeOptional(ScalarType.Long));
        Tensor keys = torch.arange(new Scalar(start + count), whole);
        Tensor queries = torch.arange(new Scalar(start), new Scalar(start + count), whole);
        Tensor hidden = keys.gt(queries.unsqueeze(1));
        if (padded) {
            hidden = hidden.logical_or(keys.lt(firstVisible(whole)));
        } else {
            hidden = hidden.view(1, 1, 1, count, start + count);
        }
        return Optional.of(AttentionMask.hiding(hidden, like));
    }

    private Tensor firstVisible(TensorOptions whole) {
        long[] first = padding.stream().mapToLong(Integer::longValue).toArray();
        return torch.tensor(first).to(whole.device(), ScalarType.Long).view(1, -1, 1, 1, 1);
    }
}
