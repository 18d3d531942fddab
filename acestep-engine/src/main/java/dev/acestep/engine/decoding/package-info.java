/**
 * Token after token: what may come next (the grammar of song metadata and audio codes), and which of it is chosen.
 */
@NullMarked
package dev.acestep.engine.decoding;

import org.jspecify.annotations.NullMarked;
