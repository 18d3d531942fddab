package dev.acestep.engine.codec;

import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** One half of the autoencoder, on rows {@code [n, C]} that stand for moments. */
@FunctionalInterface
interface RowNetwork {
    /** Gives the rows {@code [m, C']} of the result on, in order, in pieces that end with the call. */
    void run(Tensor rows, Consumer<Tensor> sink);
}
