package dev.acestep.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One row of numbers for each token: its embedding, and what a hidden state is compared with to score it. */
public final class VocabularyTable {
    private final Tensor rows;

    /** Reads {@code name.weight} of shape {@code [V, H]}. */
    public VocabularyTable(Weights weights, String name, long vocabSize, long hiddenSize) {
        rows = weights.in(name).get("weight", vocabSize, hiddenSize);
    }

    /** The embeddings {@code [B, L, H]} of token ids {@code [B, L]}. */
    public Tensor embed(Tensor ids) {
        return torch.embedding(rows, ids.to(rows.device(), ids.scalar_type()));
    }

    /** The scores {@code [B, count]} of the tokens from {@code first} on, for hidden states {@code [B, H]}. */
    public Tensor scores(Tensor hidden, long first, long count) {
        return torch.linear(hidden, rows.narrow(0, first, count));
    }
}
