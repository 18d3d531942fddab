package dev.acestep.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Linear layers without bias that read the same input: one product, cut afterwards. */
public final class FusedLinear {
    private final Linear all;
    private final long[] outs;

    private FusedLinear(Linear all, long[] outs) {
        this.all = all;
        this.outs = outs;
    }

    static FusedLinear load(Weights weights, List<String> names, List<Long> outs, long in) {
        try (var _ = TensorScope.open()) {
            Tensor[] parts = IntStream.range(0, names.size())
                    .mapToObj(i -> weights.in(names.get(i)).read("weight", outs.get(i), in))
                    .toArray(Tensor[]::new);
            Tensor weight = torch.cat(new TensorVector(parts), 0);
            LinearForm form = LinearForm.of(weights.in(names.getFirst()));
            return new FusedLinear(
                    form.hold(weights, weight, null),
                    outs.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /** The outputs in the order of the names: views {@code [.., out]} of one tensor. */
    public List<Tensor> forward(Tensor x) {
        Tensor together = together(x);
        List<Tensor> parts = new ArrayList<>();
        long start = 0;
        for (long out : outs) {
            parts.add(together.narrow(-1, start, out));
            start += out;
        }
        return parts;
    }

    /** The outputs beside each other, {@code [.., sum of outs]}. */
    Tensor together(Tensor x) {
        return all.forward(x);
    }
}
