package dev.acestep.tensor;

import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN's matrix products with weights that were reordered once. In 32 bits they are at parity with MKL on Intel's
 * processors and more than twice as fast on AMD's, for which MKL does not use the wide registers.
 */
final class OneDnn {
    static final boolean IS_THERE;

    static {
        LibTorch.load();
        IS_THERE = torch.hasMKLDNN();
    }

    private OneDnn() {}

    /** The weight {@code [out, in]} in the order that {@link #linear} wants. */
    static Tensor reordered(Tensor weight) {
        return Calls.REORDER.tensor(new IValue(weight.contiguous()), new IValue());
    }

    static Tensor linear(Tensor x, Tensor reordered, @Nullable Tensor bias) {
        return Calls.LINEAR.tensor(
                new IValue(x),
                new IValue(reordered),
                bias == null ? Calls.NOTHING : new IValue(bias),
                Calls.NO_ACTIVATION,
                Calls.NO_NUMBERS,
                Calls.NO_ALGORITHM);
    }

    /** Looked up when first called: where there is no oneDNN, there are no such operators. */
    private static final class Calls {
        static final Operator REORDER = Operator.named("mkldnn::_reorder_linear_weight");
        static final Operator LINEAR = Operator.named("mkldnn::_linear_pointwise");
        static final IValue NO_NUMBERS = LINEAR.emptyList(4);
        static final IValue NOTHING = TensorScope.escape(new IValue());
        static final IValue NO_ACTIVATION = TensorScope.escape(new IValue("none"));
        static final IValue NO_ALGORITHM = TensorScope.escape(new IValue(""));
    }
}
