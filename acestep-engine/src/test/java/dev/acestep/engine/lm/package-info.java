/** The language model against the reference's numbers, and against itself. */
@NullMarked
package dev.acestep.engine.lm;

import org.jspecify.annotations.NullMarked;
