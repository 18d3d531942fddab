/** Tests against the goldens. */
@NullMarked
package dev.acestep.engine.condition;

import org.jspecify.annotations.NullMarked;
