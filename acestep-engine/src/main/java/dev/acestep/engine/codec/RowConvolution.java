package dev.acestep.engine.codec;

import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution over rows {@code [n, in]}, as one over a picture of height 1 whose channels lie side by side: the layout
 * in which the library neither reorders nor copies.
 *
 * @param weight {@code [out, in, 1, kernel]}
 * @param bias {@code [out]}, or undefined
 */
record RowConvolution(Tensor weight, TensorOptional bias, long stride, long dilation) {
    static RowConvolution load(Weights weights, long in, long out, long kernel) {
        return new RowConvolution(
                rows(weights, Convolution.folded(weights, out, in, kernel)), Convolution.bias(weights, out), 1, 1);
    }

    static RowConvolution withoutBias(Weights weights, long in, long out, long kernel) {
        return new RowConvolution(
                rows(weights, Convolution.folded(weights, out, in, kernel)), weights.keep(new TensorOptional()), 1, 1);
    }

    /** The first convolution of a residual unit. */
    static RowConvolution dilated(Weights weights, long channels, long dilation) {
        RowConvolution convolution = load(weights, channels, channels, ResidualUnit.KERNEL);
        return new RowConvolution(convolution.weight, convolution.bias, 1, dilation);
    }

    static RowConvolution downsampling(Weights weights, long in, long out, long stride) {
        RowConvolution convolution = load(weights, in, out, 2 * stride);
        return new RowConvolution(convolution.weight, convolution.bias, stride, 1);
    }

    /** A transposed convolution: {@code stride} results side by side, each of a row and the one before. */
    static RowConvolution upsampling(Weights weights, long in, long out, long stride) {
        Tensor taps = Convolution.folded(weights, in, out, 2 * stride).view(in, out, 2, stride);
        Tensor weight = taps.flip(2).permute(3, 1, 0, 2).reshape(stride * out, in, 2);
        Tensor bias = weights.keep(weights.read("bias", out).repeat(stride));
        return new RowConvolution(rows(weights, weight), weights.keep(new TensorOptional(bias)), 1, 1);
    }

    long in() {
        return weight.size(1);
    }

    long out() {
        return weight.size(0);
    }

    /** How many rows one result depends on. */
    long span() {
        return (weight.size(3) - 1) * dilation + 1;
    }

    /** {@code [n, in]} to {@code [(n - span) / stride + 1, out]}. */
    Tensor forward(Tensor rows) {
        Tensor picture = rows.view(1, 1, rows.size(0), rows.size(1)).permute(0, 3, 1, 2);
        long[] strides = {1, stride};
        long[] dilations = {1, dilation};
        Tensor result = torch.conv2d(picture, weight, bias, strides, new long[] {0, 0}, dilations, 1);
        return result.permute(0, 2, 3, 1).reshape(-1, out());
    }

    /** Lays the channels of {@code [out, in, kernel]} side by side. */
    private static Tensor rows(Weights weights, Tensor weight) {
        return weights.keep(weight.unsqueeze(2).contiguous(torch.MemoryFormat.ChannelsLast));
    }
}
