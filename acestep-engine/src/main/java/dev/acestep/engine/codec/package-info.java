/**
 * From audio to latents and back, and between latents and their tokens. {@link dev.acestep.engine.codec.VaeDecoder} and
 * {@link dev.acestep.engine.codec.VaeEncoder} work on audio of any length in windows; {@link
 * dev.acestep.engine.codec.AudioTokenizer} makes 5 Hz codes of 25 Hz latents, {@link
 * dev.acestep.engine.codec.AudioDetokenizer} makes latents of codes.
 */
@NullMarked
package dev.acestep.engine.codec;

import org.jspecify.annotations.NullMarked;
