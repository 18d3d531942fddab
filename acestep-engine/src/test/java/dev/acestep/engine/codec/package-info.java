/** Tests against the goldens. */
@NullMarked
package dev.acestep.engine.codec;

import org.jspecify.annotations.NullMarked;
