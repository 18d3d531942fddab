package dev.acestep.tensor;

import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A linear layer in 8-bit integers: weights with a scale for each output channel, activations with a scale for each
 * token, found anew in every call.
 *
 * <p>libtorch announces that its quantised types will go one day; nothing outside this class knows them.
 *
 * @param packed the engine's weight
 */
record Int8Linear(IValue packed) implements Linear {
    private static final double LARGEST = 127;
    private static final Scalar LEAST_SCALE = TensorScope.escape(new Scalar(1e-30));

    /** Quantises a weight {@code [out, in]} of 32-bit floats. */
    static IValue quantised(Tensor weight) {
        Tensor scales = weight.abs()
                .amax(new long[] {1}, false)
                .div_(new Scalar(LARGEST))
                .clamp_min_(LEAST_SCALE);
        Tensor zeros = torch.zeros(new long[] {weight.size(0)}, new TensorOptions(ScalarType.Long));
        Tensor bytes = torch.quantize_per_channel(weight, scales, zeros, 0, ScalarType.QInt8);
        return Calls.PREPACK.value(new IValue(bytes), new IValue());
    }

    @Override
    public Tensor forward(Tensor x) {
        return TensorScope.yielding(() -> isOneToken(x) ? multiply(x) : perToken(x));
    }

    private static boolean isOneToken(Tensor x) {
        return x.numel() == x.size(-1);
    }

    /** The operator knows one scale for all: tokens go in with the same largest value, and get theirs back afterwards. */
    private Tensor perToken(Tensor x) {
        Tensor largest = x.abs().amax(new long[] {-1}, true).clamp_min_(LEAST_SCALE);
        return multiply(x.div(largest)).mul_(largest);
    }

    private Tensor multiply(Tensor x) {
        return Calls.LINEAR.tensor(new IValue(x), packed, Calls.HALF_RANGE);
    }

    private static final class Calls {
        static final Operator PREPACK = Operator.named("quantized::linear_prepack");
        static final Operator LINEAR = Operator.named("quantized::linear_dynamic");
        static final IValue HALF_RANGE = TensorScope.escape(new IValue(!LibTorch.PROCESSOR.hasByteProducts()));
    }
}
