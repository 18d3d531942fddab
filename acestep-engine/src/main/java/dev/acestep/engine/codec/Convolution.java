package dev.acestep.engine.codec;

import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution over time, {@code [B, in, T]} to {@code [B, out, T']}.
 *
 * @param weight {@code [out, in, kernel]}, its norm folded in; of a transposed one {@code [in, out, kernel]}
 * @param bias {@code [out]}, or undefined
 */
record Convolution(Tensor weight, TensorOptional bias, Geometry geometry) {
    /** How the kernel lies on the samples. */
    record Geometry(long kernel, long stride, long padding, long dilation) {
        /** Keeps the length. */
        static Geometry same(long kernel, long dilation) {
            return new Geometry(kernel, 1, (kernel - 1) / 2 * dilation, dilation);
        }

        /** Divides the length, or multiplies it if transposed, by the stride. */
        static Geometry resampling(long stride) {
            return new Geometry(2 * stride, stride, (stride + 1) / 2, 1);
        }
    }

    static Convolution load(Weights weights, long in, long out, Geometry geometry) {
        return new Convolution(weights.keep(folded(weights, out, in, geometry.kernel)), bias(weights, out), geometry);
    }

    static Convolution withoutBias(Weights weights, long in, long out, Geometry geometry) {
        return new Convolution(
                weights.keep(folded(weights, out, in, geometry.kernel)), weights.keep(new TensorOptional()), geometry);
    }

    static Convolution transposed(Weights weights, long in, long out, long stride) {
        Geometry geometry = Geometry.resampling(stride);
        return new Convolution(weights.keep(folded(weights, in, out, geometry.kernel)), bias(weights, out), geometry);
    }

    Tensor forward(Tensor x) {
        return torch.conv1d(
                x,
                weight,
                bias,
                new long[] {geometry.stride},
                new long[] {geometry.padding},
                new long[] {geometry.dilation},
                1);
    }

    Tensor transposed(Tensor x) {
        return torch.conv_transpose1d(
                x, weight, bias, new long[] {geometry.stride}, new long[] {geometry.padding}, new long[] {0}, 1, 1);
    }

    /** {@code g · v / ‖v‖}, the norm over all axes but the first. */
    static Tensor folded(Weights weights, long first, long second, long kernel) {
        Tensor g = weights.read("weight_g", first, 1, 1);
        Tensor v = weights.read("weight_v", first, second, kernel);
        Tensor norm = v.norm(new org.bytedeco.pytorch.ScalarOptional(new Scalar(2.0f)), new long[] {1, 2}, true);
        return v.mul(g.div(norm));
    }

    static TensorOptional bias(Weights weights, long out) {
        return weights.keep(new TensorOptional(weights.get("bias", out)));
    }
}
