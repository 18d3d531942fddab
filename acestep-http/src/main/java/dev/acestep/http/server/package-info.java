/** The listening server: what every exchange passes through, and the wiring of all dialects. */
@NullMarked
package dev.acestep.http.server;

import org.jspecify.annotations.NullMarked;
