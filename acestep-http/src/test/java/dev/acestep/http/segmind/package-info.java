/** Tests of Segmind's dialect. */
@NullMarked
package dev.acestep.http.segmind;

import org.jspecify.annotations.NullMarked;
