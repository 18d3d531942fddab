/** What may come next, and which token is chosen. */
@NullMarked
package dev.acestep.engine.decoding;

import org.jspecify.annotations.NullMarked;
