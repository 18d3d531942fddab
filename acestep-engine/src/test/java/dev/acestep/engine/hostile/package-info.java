/** Checkpoints that somebody damaged or forged. */
@NullMarked
package dev.acestep.engine.hostile;

import org.jspecify.annotations.NullMarked;
