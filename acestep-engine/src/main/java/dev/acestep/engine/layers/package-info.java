/** The pre-norm transformer {@link dev.acestep.engine.layers.Encoder} that text, condition and codec are made of. */
@NullMarked
package dev.acestep.engine.layers;

import org.jspecify.annotations.NullMarked;
