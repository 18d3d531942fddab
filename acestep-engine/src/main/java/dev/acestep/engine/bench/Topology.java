package dev.acestep.engine.bench;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.VaeConfig;

/**
 * The networks that make a song.
 *
 * @param steps that its users recommend
 * @param rows of the DiT's batch for one song: two with guidance
 */
public record Topology(String name, AceStepConfig song, TextEncoderConfig text, VaeConfig vae, int steps, int rows) {}
