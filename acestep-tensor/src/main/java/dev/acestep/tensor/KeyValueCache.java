package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * Keys and values of one layer for every position that was read: allocated once, filled from the front, never moved. Each
 * head's positions lie together, so that what is there is one matrix without a copy.
 */
public final class KeyValueCache {
    private final Tensor keys;
    private final Tensor values;
    private final Tensor keyRows;
    private final Tensor valueRows;
    private long length;

    /** Allocates for so many positions of each of the batch's sequences. */
    public KeyValueCache(AttentionSize size, long batch, long positions, Tensor like, KeptTensors owner) {
        long[] shape = {size.keyValueHeads(), batch, positions, size.headDim()};
        keys = owner.keep(() -> like.new_empty(shape));
        values = owner.keep(() -> like.new_empty(shape));
        keyRows = owner.keep(() -> keys.flatten(0, 1));
        valueRows = owner.keep(() -> values.flatten(0, 1));
    }

    /** What a cache of that size takes, if a number takes {@code numberBytes}. */
    public static long bytes(AttentionSize size, long batch, long positions, long numberBytes) {
        return 2 * batch * size.keys() * positions * numberBytes;
    }

    /** Adds what follows, both {@code [B, L, groups, D]}. */
    void append(Tensor moreKeys, Tensor moreValues) {
        put(keys, moreKeys);
        put(values, moreValues);
        length += moreKeys.size(1);
    }

    /** Forgets all but the first positions. */
    public void shorten(long positions) {
        length = Math.min(length, positions);
    }

    private void put(Tensor all, Tensor more) {
        all.narrow(2, length, more.size(1)).copy_(more.permute(2, 0, 1, 3));
    }

    /** A view {@code [groups * B, S, D]} of what is there. */
    Tensor keyRows() {
        return keyRows.narrow(1, 0, length);
    }

    /** A view {@code [groups * B, S, D]} of what is there. */
    Tensor valueRows() {
        return valueRows.narrow(1, 0, length);
    }
}
