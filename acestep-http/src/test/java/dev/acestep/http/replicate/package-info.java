/** Replicate's dialect over HTTP. */
@NullMarked
package dev.acestep.http.replicate;

import org.jspecify.annotations.NullMarked;
