/** Tests of the native dialect. */
@NullMarked
package dev.acestep.http.nativeapi;

import org.jspecify.annotations.NullMarked;
