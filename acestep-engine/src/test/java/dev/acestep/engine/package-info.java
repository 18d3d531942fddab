/** Tests against the goldens. */
@NullMarked
package dev.acestep.engine;

import org.jspecify.annotations.NullMarked;
