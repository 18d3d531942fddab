/**
 * The embedded engine: {@link dev.acestep.sketch.SketchEngine} composes a score and plays it on its own instruments,
 * with no weights and no download.
 */
@NullMarked
package dev.acestep.sketch;

import org.jspecify.annotations.NullMarked;
