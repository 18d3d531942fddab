/**
 * From audio to latents and back: the Oobleck autoencoder. {@link dev.acestep.engine.codec.VaeDecoder} and {@link
 * dev.acestep.engine.codec.VaeEncoder} work on audio of any length in windows.
 */
@NullMarked
package dev.acestep.engine.codec;

import org.jspecify.annotations.NullMarked;
