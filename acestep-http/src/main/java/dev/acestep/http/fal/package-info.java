/** fal's dialect: its queue, for text to music (contract §10.1). */
@NullMarked
package dev.acestep.http.fal;

import org.jspecify.annotations.NullMarked;
