/** Tests of Pixazo's dialect. */
@NullMarked
package dev.acestep.http.pixazo;

import org.jspecify.annotations.NullMarked;
