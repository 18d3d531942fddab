/**
 * From words to vectors: {@link SongDescription} says how a song is told, {@link PromptTokenizer} cuts the words into tokens
 * and {@link TextEncoder} reads them. Shapes: {@code B} batch, {@code L} tokens, {@code H} hidden size.
 */
@NullMarked
package dev.acestep.engine.text;

import org.jspecify.annotations.NullMarked;
