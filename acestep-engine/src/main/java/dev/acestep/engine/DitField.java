package dev.acestep.engine;

import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.dit.DitCondition;
import dev.acestep.engine.sampling.VelocityField;
import dev.acestep.tensor.KeyValues;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The DiT's velocities under one condition and context. */
final class DitField implements VelocityField {
    private final Dit dit;
    private final Tensor context;
    private final DitCondition condition;
    private final DitCondition doubled;
    private final Tensor doubledContext;

    /**
     * Prepares what all steps share, in the scope that is open now.
     *
     * @param condition {@code [B, S, He]}
     * @param context {@code [B, T, 2C]}
     * @param guided whether velocities without the condition will be asked for
     */
    DitField(Dit dit, Tensor condition, Tensor context, boolean guided) {
        this.dit = dit;
        this.context = context;
        if (guided) {
            Tensor nothing = dit.nullCondition().expand_as(condition);
            doubled = dit.prepare(twice(condition, nothing));
            doubledContext = twice(context, context);
            this.condition = firstHalf(doubled, condition.size(0));
        } else {
            this.condition = dit.prepare(condition);
            doubled = this.condition;
            doubledContext = context;
        }
    }

    @Override
    public Tensor conditional(Tensor x, float t) {
        return velocity(x, context, condition, t);
    }

    @Override
    public Pair both(Tensor x, float t) {
        Tensor velocities = velocity(twice(x, x), doubledContext, doubled, t);
        long batch = x.size(0);
        return new Pair(velocities.narrow(0, 0, batch), velocities.narrow(0, batch, batch));
    }

    private Tensor velocity(Tensor x, Tensor under, DitCondition seen, float t) {
        Tensor time = torch.full(new long[] {x.size(0)}, new Scalar(t), x.options());
        return dit.forward(x, under, seen, time, time);
    }

    private static Tensor twice(Tensor first, Tensor second) {
        return torch.cat(new TensorVector(first, second), 0);
    }

    private static DitCondition firstHalf(DitCondition whole, long batch) {
        return new DitCondition(whole.layers().stream()
                .map(layer -> new KeyValues(
                        layer.keys().narrow(0, 0, batch), layer.values().narrow(0, 0, batch)))
                .toList());
    }
}
