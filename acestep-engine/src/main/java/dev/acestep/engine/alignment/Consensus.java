package dev.acestep.engine.alignment;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where the heads agree that a token is sung: what stands out in a head, both among the frames of its token and among the
 * tokens of its frame, counts. Heads come one at a time and are not kept.
 */
final class Consensus {
    /** How many times the median still is nothing special. */
    private static final double USUAL = 2;

    private static final double LEAST_DEVIATION = 1e-9;

    private final MeanGrid salient = new MeanGrid();
    private int heads;
    private double means;
    private double squares;

    /** Adds one head's attention {@code [tokens, frames]}, in 32 bits. */
    void add(Tensor shares) {
        try (var _ = TensorScope.open()) {
            Tensor both = shares.softmax(1).mul_(shares.softmax(0));
            Tensor salient = standingOut(standingOut(both, 1), 0).square_();
            var deviationAndMean = torch.std_mean(salient, false);
            double deviation = deviationAndMean.get0().item_double();
            double mean = deviationAndMean.get1().item_double();
            means += mean;
            squares += deviation * deviation + mean * mean;
            heads++;
            this.salient.add(salient);
        }
    }

    private static Tensor standingOut(Tensor values, long dimension) {
        return values.sub_(median(values, dimension).mul(new Scalar(USUAL))).relu_();
    }

    /** Halfway between the two in the middle if they are two. */
    private static Tensor median(Tensor values, long dimension) {
        long count = values.size(dimension);
        Tensor lower = torch.kthvalue(values, (count + 1) / 2, dimension, true).get0();
        return count % 2 == 1
                ? lower
                : lower.lerp(
                        torch.kthvalue(values, count / 2 + 1, dimension, true).get0(), new Scalar(0.5));
    }

    /** The mean over the heads. */
    LyricGrid energy() {
        return salient.mean();
    }

    /** The same after all values of all heads were brought to mean 0 and deviation 1. */
    LyricGrid normalised() {
        double mean = means / heads;
        double deviation = Math.sqrt(Math.max(0, squares / heads - mean * mean)) + LEAST_DEVIATION;
        return energy().map(value -> (value - mean) / deviation);
    }
}
