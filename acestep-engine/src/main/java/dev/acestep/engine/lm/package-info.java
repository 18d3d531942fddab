/**
 * The 5Hz language model as a network: Qwen3 with its language head and a memory of what it has read.
 *
 * <p>{@code B} sequences, {@code V} tokens of the vocabulary, {@code H} hidden size.
 */
@NullMarked
package dev.acestep.engine.lm;

import org.jspecify.annotations.NullMarked;
