/** The diffusion transformer: {@link dev.acestep.engine.dit.Dit} says in which direction a noisy latent should move. */
@NullMarked
package dev.acestep.engine.dit;

import org.jspecify.annotations.NullMarked;
