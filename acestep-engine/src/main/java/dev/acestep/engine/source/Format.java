package dev.acestep.engine.source;

/**
 * A model's latents.
 *
 * @param hop samples of a frame
 * @param channels of a frame
 */
public record Format(long hop, long channels) {}
