/**
 * From words to vectors: {@code Prompts} says how a song is described, {@code PromptTokenizer} cuts the words into tokens
 * and {@code TextEncoder} reads them. Shapes: {@code B} batch, {@code L} tokens, {@code H} hidden size.
 */
@NullMarked
package dev.acestep.engine.text;

import org.jspecify.annotations.NullMarked;
