/** From words to vectors: {@link dev.acestep.engine.text.TextEncoder}. */
@NullMarked
package dev.acestep.engine.text;

import org.jspecify.annotations.NullMarked;
