/**
 * Existing audio that music is made from: how a source lies in silence, which span of it is made anew, how the new meets
 * the old, and which pieces of a reference are listened to. {@code Material} is what a request brings.
 */
@NullMarked
package dev.acestep.engine.source;

import org.jspecify.annotations.NullMarked;
