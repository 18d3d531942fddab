/** Tests against the reference's timestamps and scores. */
@NullMarked
package dev.acestep.engine.alignment;

import org.jspecify.annotations.NullMarked;
