package dev.acestep.tensor;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * One row of numbers for each token: its embedding, and what a hidden state is compared with to score it. Embeddings are
 * looked up where the checkpoint has them; scores are computed in blocks of tokens, so that only those that are asked for
 * are.
 */
public final class VocabularyTable {
    /** Counted from the last token, since the audio codes are the last ones: they are eight blocks and no more. */
    private static final long BLOCK = 8192;

    private final Numbers numbers;
    private final Tensor embeddings;
    private final List<Block> blocks = new ArrayList<>();

    private record Block(long first, long count, Linear scores) {}

    /** Reads {@code name.weight} of shape {@code [V, H]}. */
    public VocabularyTable(Weights weights, String name, long vocabSize, long hiddenSize) {
        Weights layer = weights.in(name);
        numbers = Numbers.of(weights.compute());
        LinearForm form = LinearForm.ofHead(weights.compute());
        boolean dense = form == LinearForm.DENSE;
        embeddings = dense ? layer.get("weight", vocabSize, hiddenSize) : layer.stored("weight", vocabSize, hiddenSize);
        long first = 0;
        while (first < vocabSize) {
            long count = dense ? vocabSize : (vocabSize - first - 1) % BLOCK + 1;
            blocks.add(block(form, weights, first, count));
            first += count;
        }
    }

    private Block block(LinearForm form, Weights owner, long first, long count) {
        try (var _ = TensorScope.open()) {
            Tensor rows = embeddings.narrow(0, first, count);
            Tensor weight = form == LinearForm.DENSE ? rows : numbers.convert(rows);
            return new Block(first, count, form.hold(owner, weight, null));
        }
    }

    /** The embeddings {@code [B, L, H]} of token ids {@code [B, L]} in main memory. */
    public Tensor embed(Tensor ids) {
        return TensorScope.yielding(
                () -> numbers.convert(torch.embedding(embeddings, ids.to(embeddings.device(), ids.scalar_type()))));
    }

    /** The scores {@code [B, count]} of the tokens from {@code first} on, for hidden states {@code [B, H]}. */
    public Tensor scores(Tensor hidden, long first, long count) {
        long end = first + count;
        return TensorScope.yielding(() -> {
            TensorVector parts = new TensorVector();
            for (Block block : blocks) {
                long from = Math.max(first, block.first);
                long until = Math.min(end, block.first + block.count);
                if (from < until) {
                    Tensor scores = block.scores.forward(hidden);
                    parts.push_back(scores.narrow(-1, from - block.first, until - from));
                }
            }
            return parts.size() == 1 ? new Tensor(parts.get(0)) : torch.cat(parts, -1);
        });
    }
}
