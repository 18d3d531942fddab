package dev.acestep.engine.condition;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * What a batch is conditioned on.
 *
 * @param textHidden hidden states of the prompts {@code [B, L, Ht]}
 * @param textMask {@code [B, L]}, 0 where padded
 * @param lyricEmbeddings {@code [B, L, Ht]}
 * @param lyricMask {@code [B, L]}, 0 where padded
 * @param references latents of all items' reference recordings {@code [N, T, C]}
 * @param order to which item of the batch each reference belongs
 */
public record ConditionInputs(
        Tensor textHidden,
        Tensor textMask,
        Tensor lyricEmbeddings,
        Tensor lyricMask,
        Tensor references,
        List<Integer> order) {
    public ConditionInputs {
        order = List.copyOf(order);
        if (order.size() != references.size(0)) {
            throw new IllegalArgumentException("%d references are ordered as %s".formatted(references.size(0), order));
        }
    }
}
