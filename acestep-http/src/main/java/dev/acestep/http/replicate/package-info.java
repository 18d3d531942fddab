/** Replicate's dialect (contract §10.2). */
@NullMarked
package dev.acestep.http.replicate;

import org.jspecify.annotations.NullMarked;
