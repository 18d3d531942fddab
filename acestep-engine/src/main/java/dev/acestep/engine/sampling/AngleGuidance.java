package dev.acestep.engine.sampling;

import dev.acestep.engine.sampling.VelocityField.Pair;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Angle-based dynamic guidance: for each frame, the angle between the data that the two velocities point to is widened,
 * up to a limit.
 *
 * @param widest the largest angle
 * @param keepsNorm whether the result gets the conditional data's norm over time
 */
record AngleGuidance(double widest, boolean keepsNorm) {
    static final AngleGuidance DEFAULT = new AngleGuidance(3.14 / 6, false);
    static final AngleGuidance NORMED = new AngleGuidance(3.14 / 3, true);
    static final AngleGuidance UNBOUNDED = new AngleGuidance(Double.POSITIVE_INFINITY, false);

    private static final double SMALLEST_WEIGHT = 1e-3;
    private static final double SMALLEST_SINE = 1e-3;
    private static final double LARGEST_COSINE = 1 - 1e-6;
    private static final double TINY = 1e-8;

    /**
     * One velocity of two.
     *
     * @param x the state {@code [B, T, C]} that they were taken at
     * @param t above 0
     */
    Tensor combine(Tensor x, Pair velocities, float t, double scale) {
        double weight = Math.max(scale - 1, 0) + SMALLEST_WEIGHT;
        Tensor data = x.sub(velocities.conditional().mul(new Scalar(t)));
        Tensor unguided = x.sub(velocities.unconditional().mul(new Scalar(t)));
        Tensor turned = turned(data, unguided, weight);
        Tensor guided = keepsNorm ? turned.mul(norm(data, 1).div(norm(turned, 1))) : turned;
        return x.sub(guided).div(new Scalar(t)).to(x.scalar_type());
    }

    private Tensor turned(Tensor data, Tensor unguided, double weight) {
        Tensor angle = angle(data, unguided);
        Tensor wider = angle.mul(new Scalar(weight)).clamp(bound(-widest), bound(widest));
        Tensor sine = angle.sin();
        Tensor ratio =
                torch.where(sine.gt(new Scalar(SMALLEST_SINE)), wider.sin().div(sine), new Scalar(weight));
        return data.mul(wider.cos())
                .add(perpendicular(data.sub(unguided), unguided).mul(ratio));
    }

    /** Between two vectors of each frame, {@code [B, T, 1]}, in 64 bits. */
    private static Tensor angle(Tensor a, Tensor b) {
        Tensor wideA = a.to(ScalarType.Double);
        Tensor wideB = b.to(ScalarType.Double);
        return dot(wideA, wideB)
                .div(norm(wideA, 2).mul(norm(wideB, 2)))
                .clamp(bound(-LARGEST_COSINE), bound(LARGEST_COSINE))
                .acos();
    }

    private static Tensor perpendicular(Tensor difference, Tensor direction) {
        Tensor share = dot(difference, direction).div(dot(direction, direction).add(new Scalar(TINY)));
        return difference.sub(direction.mul(share));
    }

    private static Tensor dot(Tensor a, Tensor b) {
        return a.mul(b).sum(new long[] {2}, true, new ScalarTypeOptional());
    }

    private static Tensor norm(Tensor x, long axis) {
        return torch.linalg_vector_norm(x, new Scalar(2), new long[] {axis}, true, new ScalarTypeOptional());
    }

    private static ScalarOptional bound(double value) {
        return new ScalarOptional(new Scalar(value));
    }
}
