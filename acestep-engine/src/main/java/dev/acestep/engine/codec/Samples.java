package dev.acestep.engine.codec;

import org.bytedeco.pytorch.Tensor;

/** Stereo audio of which a piece at a time becomes a tensor. */
public interface Samples {
    /** In samples of one channel. */
    long length();

    /** A copy of a piece, {@code [2, length]} in 32 bits on the main processor. */
    Tensor piece(long begin, long length);
}
