/** The topologies, as the checkpoints' {@code config.json} states them: nothing is known from a name. */
@NullMarked
package dev.acestep.engine.config;

import org.jspecify.annotations.NullMarked;
