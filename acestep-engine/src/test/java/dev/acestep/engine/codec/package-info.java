/** Tests of the autoencoder. */
@NullMarked
package dev.acestep.engine.codec;

import org.jspecify.annotations.NullMarked;
