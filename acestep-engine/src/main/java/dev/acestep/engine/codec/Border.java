package dev.acestep.engine.codec;

import dev.acestep.engine.codec.Layer.Reach;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A layer in a stream: keeps the last rows given, on which the next results depend. */
final class Border {
    private final Layer layer;
    private final Reach reach;
    private final Tensor kept;
    private long count;
    private boolean begun;

    Border(Layer layer) {
        this.layer = layer;
        this.reach = layer.reach();
        this.kept = torch.zeros(reach.span() + reach.stride(), reach.channels());
        this.count = reach.padding();
    }

    /** The results that can be known now; all that are left if no more rows will be given. */
    Tensor push(Tensor rows, boolean last) {
        Tensor window = window(rows, last);
        long results = reach.spans(window.size(0));
        keep(window, results * reach.stride());
        if (results == 0) {
            return torch.zeros(0, layer.channels());
        }
        Tensor result = layer.forward(window);
        long skipped = begun ? 0 : reach.trim();
        begun = true;
        return result.narrow(0, skipped, result.size(0) - skipped - (last ? reach.trim() : 0));
    }

    private Tensor window(Tensor rows, boolean last) {
        TensorVector parts = new TensorVector(kept.narrow(0, 0, count), rows);
        if (last) {
            parts.push_back(torch.zeros(reach.padding(), reach.channels()));
        }
        return torch.cat(parts, 0);
    }

    private void keep(Tensor window, long from) {
        count = window.size(0) - from;
        kept.narrow(0, 0, count).copy_(window.narrow(0, from, count));
    }
}
