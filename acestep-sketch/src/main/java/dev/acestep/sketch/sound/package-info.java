/**
 * The synthesizer: {@link dev.acestep.sketch.sound.Studio} plays a {@link dev.acestep.sketch.score.Score}.
 *
 * <p>Every note becomes a {@code Voice}, made by its instrument's {@code Patch}; a {@code Player} gives a part its voices
 * and effects, a {@code Desk} mixes the players block by block, {@code Mastering} finishes the song. All of it is
 * reproducible to the bit on any machine: tables and {@link java.lang.StrictMath} instead of the platform's functions,
 * noise from seeds, one thread.
 */
@NullMarked
package dev.acestep.sketch.sound;

import org.jspecify.annotations.NullMarked;
