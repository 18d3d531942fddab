/**
 * What the DiT is told: {@link dev.acestep.engine.condition.ConditionEncoder} makes one sequence of lyrics, timbre of
 * references, and prompt.
 */
@NullMarked
package dev.acestep.engine.condition;

import org.jspecify.annotations.NullMarked;
