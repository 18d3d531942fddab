package dev.acestep.engine.sampling;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * One level of an orthonormal wavelet transform over time, with zeros around the signal; the synthesis is the
 * analysis transposed and gives the signal back.
 */
final class WaveletTransform {
    private static final long[] HALVING = {2};
    private static final long[] DENSE = {1};
    private static final long[] NONE = {0};

    private final Tensor filters;
    private final long[] padding;

    /** Keeps its filters in the scope that is open now, in the numbers and on the device of {@code like}. */
    WaveletTransform(ScalingFilter filter, Tensor like) {
        List<Double> bands = filter.bothBands();
        float[] taps = new float[bands.size()];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = bands.get(i).floatValue();
        }
        filters = torch.tensor(taps).view(2, 1, filter.length()).to(like);
        padding = new long[] {filter.length() - 2};
    }

    /** The signal {@code [B, T, C]} with its two bands scaled. */
    Tensor scaled(Tensor x, double low, double high) {
        long batch = x.size(0);
        long frames = x.size(1);
        Tensor rows = x.transpose(1, 2).reshape(batch * x.size(2), 1, frames);
        Tensor even = torch.constant_pad_nd(rows, new long[] {0, frames % 2}, new Scalar(0));
        Tensor bands = torch.conv1d(even, filters, new TensorOptional(), HALVING, padding, DENSE, 1);
        bands.narrow(1, 0, 1).mul_(new Scalar(low));
        bands.narrow(1, 1, 1).mul_(new Scalar(high));
        Tensor signal = torch.conv_transpose1d(bands, filters, new TensorOptional(), HALVING, padding, NONE, 1, DENSE);
        return signal.narrow(2, 0, frames).view(batch, x.size(2), frames).transpose(1, 2);
    }
}
