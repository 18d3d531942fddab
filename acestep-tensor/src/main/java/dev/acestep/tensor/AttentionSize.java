package dev.acestep.tensor;

/**
 * The shape of an attention layer.
 *
 * @param heads of the queries; {@code heads * headDim} need not be {@code hiddenSize}
 * @param keyValueHeads each serves {@code heads / keyValueHeads} consecutive query heads
 */
public record AttentionSize(long hiddenSize, long heads, long keyValueHeads, long headDim, double rmsNormEps) {
    public AttentionSize {
        if (keyValueHeads < 1 || heads % keyValueHeads != 0 || headDim % 2 != 0) {
            throw new BadCheckpoint("%d attention heads of size %d cannot share %d key and value heads"
                    .formatted(heads, headDim, keyValueHeads));
        }
    }

    long queries() {
        return heads * headDim;
    }

    long keys() {
        return keyValueHeads * headDim;
    }
}
