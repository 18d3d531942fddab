/** Tests against the goldens. */
@NullMarked
package dev.acestep.engine.dit;

import org.jspecify.annotations.NullMarked;
