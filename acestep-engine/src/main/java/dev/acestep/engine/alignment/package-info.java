/**
 * When the words of a finished song are sung, and how well it follows them: read off the attention that some heads of the
 * DiT give to the tokens of the lyrics.
 *
 * <p>Frames are the DiT's patches. What is computed of one head's attention is computed on tensors, what follows a path on
 * arrays.
 */
@NullMarked
package dev.acestep.engine.alignment;

import org.jspecify.annotations.NullMarked;
