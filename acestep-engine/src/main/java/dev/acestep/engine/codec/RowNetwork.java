package dev.acestep.engine.codec;

import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** One half of the autoencoder, on rows {@code [n, C]} that stand for moments. */
interface RowNetwork {
    /**
     * Whether this network need not be given windows: it has no use for them, and what lies beyond so many rows on
     * either side has no part in a result.
     */
    boolean isIndifferentTo(long overlap);

    /** Gives the rows {@code [m, C']} of the result on, in order, in pieces that end with the call. */
    void run(Tensor rows, Consumer<Tensor> sink);
}
