/** Segmind's dialect: songs in the answer itself, or by polling (contract §5). */
@NullMarked
package dev.acestep.http.segmind;

import org.jspecify.annotations.NullMarked;
