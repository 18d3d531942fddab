/** What a dialect is, and the ground that all of them stand on. */
@NullMarked
package dev.acestep.http.dialect;

import org.jspecify.annotations.NullMarked;
