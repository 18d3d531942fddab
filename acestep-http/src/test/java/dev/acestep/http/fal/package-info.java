/** Tests of fal's dialect. */
@NullMarked
package dev.acestep.http.fal;

import org.jspecify.annotations.NullMarked;
