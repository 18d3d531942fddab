package dev.acestep.engine.lm;

import dev.acestep.engine.text.Seam;
import org.bytedeco.pytorch.Tensor;

/** Token sequences that grow together, and what the model remembers of them; belongs to one thread. */
public final class Sequences implements AutoCloseable {
    Sequences() {}

    /** The scores {@code [B, V]} of the next token, 32-bit floats in main memory, in the scope that is open now. */
    public Tensor logits() {
        return Seam.missing();
    }

    /** Only the scores {@code [B, count]} of the tokens from {@code first} on: what is not computed costs nothing. */
    public Tensor logits(long first, long count) {
        return Seam.missing();
    }

    /** Appends one token to each sequence. */
    public void append(long... tokens) {
        Seam.missing();
    }

    @Override
    public void close() {}
}
