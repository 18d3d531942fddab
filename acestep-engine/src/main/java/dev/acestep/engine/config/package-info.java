/**
 * What a model folder states beside its weights: the topology, as {@code config.json} has it (nothing is known from a
 * name), and the latents of silence.
 */
@NullMarked
package dev.acestep.engine.config;

import org.jspecify.annotations.NullMarked;
