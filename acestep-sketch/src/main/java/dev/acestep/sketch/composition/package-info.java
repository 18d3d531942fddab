/**
 * The composer: {@link dev.acestep.sketch.composition.Composer} turns a request and a seed into a score.
 *
 * <p>Words become a {@link dev.acestep.sketch.composition.Caption}, genres a {@link
 * dev.acestep.sketch.composition.Style}, both with the request's numbers a {@link
 * dev.acestep.sketch.composition.Plan}; the form is laid out as bars of a {@link
 * dev.acestep.sketch.composition.Song}, and each player (drummer, bassist, accompanist, soloist, singer) writes a part
 * to it. Positions are beats from the first downbeat until a {@link dev.acestep.sketch.composition.Staff} turns them
 * into seconds.
 */
@NullMarked
package dev.acestep.sketch.composition;

import org.jspecify.annotations.NullMarked;
