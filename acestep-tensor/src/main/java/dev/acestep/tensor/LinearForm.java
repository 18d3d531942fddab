package dev.acestep.tensor;

import java.util.regex.Pattern;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** In which form a linear layer is held. Which one a layer takes is decided here and nowhere else. */
enum LinearForm {
    /** As libtorch does it, in the numbers of the activations. */
    DENSE,
    /** In 32 bits, in oneDNN's order. */
    PACKED,
    /** In brain floats, computed in them. */
    NARROW,
    /** In brain floats, widened for each call. */
    WIDENED,
    /** In bytes. */
    INT8,
    /** In bytes, in the order that is fastest for a few rows. */
    INT8_FEW_ROWS;

    /**
     * The repeated layers of transformers hold nearly all weights. What lies around them (embeddings, projections in and
     * out, times and modulation) is small and shapes everything that follows.
     */
    private static final Pattern REPEATED = Pattern.compile("(.+\\.)?layers\\.\\d+\\..*");

    private static final String ANY_REPEATED = "layers.0.";

    /** Audio codes are rounded: another number in their layers is another code. */
    private static final Pattern CODES = Pattern.compile("(de)?tokenizer\\..+");

    /** The form for this layer. */
    static LinearForm of(Weights layer) {
        LinearForm form = of(layer.compute(), layer.prefix());
        return form == INT8 && layer.areForFewRows() ? INT8_FEW_ROWS : form;
    }

    /** The form for what scores the words of a vocabulary. */
    static LinearForm ofHead(Compute compute) {
        LinearForm form = of(compute, ANY_REPEATED);
        return form == INT8 ? INT8_FEW_ROWS : form;
    }

    /** The form for the layer of that full name. */
    static LinearForm of(Compute compute, String name) {
        if (!(compute.device() instanceof Device.Cpu)) {
            return DENSE;
        }
        LinearForm exact = OneDnn.IS_THERE ? PACKED : DENSE;
        return switch (compute.precision()) {
            case FP32 -> exact;
            case BF16 -> isNarrowed(name) ? inBrainFloats() : exact;
            case INT8 -> isNarrowed(name) && LibTorch.quantises() ? INT8 : exact;
        };
    }

    /** Whether a precision below 32 bits applies to the layer of that full name. */
    static boolean isNarrowed(String name) {
        return REPEATED.matcher(name).matches() && !CODES.matcher(name).matches();
    }

    /** Whether the attention with layers of that full name multiplies in brain floats. */
    static boolean attendsInBrainFloats(Compute compute, String name) {
        return compute.device() instanceof Device.Cpu
                && compute.precision() != Precision.FP32
                && isNarrowed(name)
                && multipliesBrainFloats();
    }

    private static boolean multipliesBrainFloats() {
        return OneDnn.IS_THERE && LibTorch.PROCESSOR.hasBrainFloats();
    }

    private static LinearForm inBrainFloats() {
        return multipliesBrainFloats() ? NARROW : WIDENED;
    }

    /** Makes the layer of a weight {@code [out, in]} that ends with the caller's scope. */
    Linear hold(Weights owner, Tensor weight, @Nullable Tensor bias) {
        return switch (this) {
            case DENSE -> new DenseLinear(owner.keep(weight), bias);
            case PACKED -> new PackedLinear(owner.keep(OneDnn.reordered(weight)), bias, ScalarType.Float);
            case NARROW ->
                new PackedLinear(
                        owner.keep(OneDnn.reordered(weight.to(ScalarType.BFloat16))), bias, ScalarType.BFloat16);
            case WIDENED -> new WidenedLinear(owner.keep(weight.to(ScalarType.BFloat16)));
            case INT8 -> new Int8Linear(owner.keep(Int8Linear.quantised(weight)));
            case INT8_FEW_ROWS -> new Int8Linear(owner.keep(LibTorch.forFewRows(() -> Int8Linear.quantised(weight))));
        };
    }
}
