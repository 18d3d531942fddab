/** Tests of reading bodies. */
@NullMarked
package dev.acestep.http.body;

import org.jspecify.annotations.NullMarked;
