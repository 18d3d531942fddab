package dev.acestep.engine.condition;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A sequence that the DiT attends to.
 *
 * @param hidden {@code [B, S, He]}
 * @param mask {@code [B, S]}, 1 for valid rows
 */
public record Condition(Tensor hidden, Tensor mask) {
    /** This sequence and the next: valid rows first, in their order, and the others behind them. */
    Condition then(Condition next) {
        Tensor rows = torch.cat(new TensorVector(hidden, next.hidden), 1);
        Tensor valid = torch.cat(new TensorVector(mask, next.mask), 1);
        Tensor order = torch.argsort(valid, true, 1, true);
        Tensor packed = rows.gather(1, order.unsqueeze(-1).expand_as(rows));
        Tensor position = torch.arange(new Scalar(valid.size(1)), valid.options());
        Tensor count = valid.sum(1).unsqueeze(1);
        return new Condition(packed, position.lt(count).to(ScalarType.Long));
    }
}
