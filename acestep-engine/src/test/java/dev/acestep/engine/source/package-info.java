/** Spans, ramps, pieces and files, to the sample. */
@NullMarked
package dev.acestep.engine.source;

import org.jspecify.annotations.NullMarked;
