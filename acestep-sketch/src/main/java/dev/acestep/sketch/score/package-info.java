/**
 * Music on paper: what the composer writes and the synthesizer plays. {@link dev.acestep.sketch.score.Score} is a song
 * of {@link dev.acestep.sketch.score.Part}s; all times are seconds from its beginning, humanisation included.
 */
@NullMarked
package dev.acestep.sketch.score;

import org.jspecify.annotations.NullMarked;
