package dev.acestep.engine.lm;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.TransformerConfig;
import dev.acestep.tensor.KeptTensors;
import dev.acestep.tensor.KeyValueCache;
import dev.acestep.tensor.RotationTables;
import dev.acestep.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Token sequences that grow together, and what the model remembers of them; belongs to one thread.
 *
 * <p>Tokens are read when scores are asked for: those in between cost no head, and go through the layers together.
 */
public final class Sequences implements AutoCloseable {
    /** Tokens of all rows that are read at once: enough to be fast, few enough to bound the memory. */
    public static final int MOST_TOKENS = 512;

    private final CausalLanguageModel model;
    private final long[][] tokens;
    private final Visibility visibility;
    private final KeptTensors kept = new KeptTensors();
    private final List<KeyValueCache> caches;
    private final RotationTables rotations;
    private final Tensor last;
    private int length;
    private int read;

    @MustBeClosed
    Sequences(CausalLanguageModel model, PaddedPrompts prompts, int positions) {
        this.model = model;
        TransformerConfig config = model.config().transformer();
        length = prompts.length();
        tokens = prompts.tokens().stream()
                .map(prompt -> Arrays.copyOf(prompt, positions))
                .toArray(long[][]::new);
        visibility = new Visibility(prompts.padding());
        last = kept.keep(() -> model.table().embed(columns(0, 1)).squeeze(1));
        caches = IntStream.range(0, config.layers().size())
                .mapToObj(_ -> new KeyValueCache(config.attention(), tokens.length, positions, last, kept))
                .toList();
        rotations = RotationTables.upTo(positions, last, config.headDim(), config.ropeTheta(), kept);
    }

    /** How many tokens of each sequence are read at once. */
    private static int chunk(long batch) {
        return (int) Math.max(1, MOST_TOKENS / batch);
    }

    /** The scores {@code [B, V]} of the next token, 32-bit floats in main memory, in the scope that is open now. */
    public Tensor logits() {
        return logits(0, model.config().vocabSize());
    }

    /** Only the scores {@code [B, count]} of the tokens from {@code first} on: what is not computed costs nothing. */
    public Tensor logits(long first, long count) {
        return TensorScope.yielding(
                () -> model.table().scores(lastHidden(), first, count).cpu().to(ScalarType.Float));
    }

    /** Appends one token to each sequence. */
    public void append(long... next) {
        if (next.length != tokens.length || length == tokens[0].length) {
            throw new IllegalArgumentException("%d tokens for %d sequences that have %d of at most %d"
                    .formatted(next.length, tokens.length, length, tokens[0].length));
        }
        for (int row = 0; row < next.length; row++) {
            tokens[row][length] = next[row];
        }
        length++;
    }

    /** What the model makes of the newest position of each sequence, {@code [B, H]}. */
    Tensor lastHidden() {
        readUpTo(length);
        return model.normalise(last);
    }

    private void readUpTo(int end) {
        while (read < end) {
            int count = Math.min(end - read, chunk(tokens.length));
            readNext(count);
            read += count;
        }
    }

    /** Forgets the tokens behind the first ones; the last of these is read again. */
    void shorten(int first) {
        length = first;
        read = Math.min(read, first - 1);
        caches.forEach(cache -> cache.shorten(read));
    }

    /**
     * Hands over what the model makes of the positions from there to the newest, none of which is read: {@code [B, n, H]},
     * a few at a time, in a scope that closes then.
     */
    void read(int from, int atOnce, Consumer<Tensor> listener) {
        readUpTo(from);
        while (read < length) {
            int count = Math.min(length - read, atOnce);
            try (var _ = TensorScope.open()) {
                Tensor hidden = layers(count);
                last.copy_(hidden.select(1, count - 1));
                listener.accept(model.normalise(hidden));
            }
            read += count;
        }
    }

    private void readNext(int count) {
        try (var _ = TensorScope.open()) {
            last.copy_(layers(count).select(1, count - 1));
        }
    }

    /** What the layers make of the next tokens, {@code [B, count, H]}. */
    private Tensor layers(int count) {
        Tensor x = model.table().embed(columns(read, count));
        Optional<Tensor> bias = visibility.bias(read, count, x);
        return model.forward(x, rotations.narrow(read, count), caches, bias);
    }

    /** Tokens {@code [B, count]} from there on. */
    private Tensor columns(int start, int count) {
        TensorVector rows = new TensorVector();
        for (long[] row : tokens) {
            rows.push_back(torch.tensor(Arrays.copyOfRange(row, start, start + count)));
        }
        return torch.stack(rows, 0);
    }

    @Override
    public void close() {
        kept.close();
    }
}
