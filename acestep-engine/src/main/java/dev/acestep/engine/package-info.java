/** The neural engine: the published ACE-Step 1.5 checkpoints, number by number. {@code NeuralEngine} is its door. */
@NullMarked
package dev.acestep.engine;

import org.jspecify.annotations.NullMarked;
