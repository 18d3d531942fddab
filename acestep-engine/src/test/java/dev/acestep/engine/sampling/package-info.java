/** Tests of the walk from noise to latents. */
@NullMarked
package dev.acestep.engine.sampling;

import org.jspecify.annotations.NullMarked;
