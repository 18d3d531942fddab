/** Real files, decoded and measured. */
@NullMarked
package dev.acestep.audio;

import org.jspecify.annotations.NullMarked;
