package dev.acestep.engine.condition;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.layers.Encoder;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One vector for the sound of each reference recording. */
final class TimbreEncoder {
    private final Linear embedTokens;
    private final Optional<Tensor> classToken;
    private final Encoder encoder;

    TimbreEncoder(AceStepConfig config, Weights weights) {
        long hidden = config.conditionSize();
        embedTokens = Linear.withBias(weights, "embed_tokens", hidden, config.timbreHiddenDim());
        classToken =
                config.timbreClassToken() ? Optional.of(weights.get("special_token", 1, 1, hidden)) : Optional.empty();
        encoder = new Encoder(config.timbreEncoder(), weights);
    }

    /**
     * Lays out the vectors of each item's references.
     *
     * @param references latents {@code [N, T, C]}
     * @param order to which of the batch's items each reference belongs
     */
    Condition forward(Tensor references, List<Integer> order, long batch) {
        Tensor vectors = TensorScope.yielding(() -> vectors(references));
        int slots = order.stream()
                .mapToInt(item -> Collections.frequency(order, item))
                .max()
                .orElse(0);
        long[] rows = rows(order, (int) batch, slots);
        Tensor none = torch.zeros(new long[] {1, vectors.size(1)}, vectors.options());
        Tensor index = AbstractTensor.create(rows).to(vectors.device(), ScalarType.Long);
        Tensor laidOut = torch.cat(new TensorVector(vectors, none), 0).index_select(0, index);
        Tensor mask = index.ne(new Scalar(order.size())).to(ScalarType.Long);
        return new Condition(laidOut.view(batch, slots, -1), mask.view(batch, slots));
    }

    private Tensor vectors(Tensor references) {
        Tensor frames = embedTokens.forward(references);
        Tensor tokens = classToken
                .map(token -> torch.cat(new TensorVector(token.expand(frames.size(0), -1, -1), frames), 1))
                .orElse(frames);
        return encoder.forward(tokens).select(1, 0).contiguous();
    }

    /** Which vector stands in each slot of each item; one past the last where there is none. */
    private static long[] rows(List<Integer> order, int batch, int slots) {
        long[] rows = new long[batch * slots];
        Arrays.fill(rows, order.size());
        int[] used = new int[batch];
        for (int i = 0; i < order.size(); i++) {
            int item = order.get(i);
            rows[item * slots + used[item]++] = i;
        }
        return rows;
    }
}
