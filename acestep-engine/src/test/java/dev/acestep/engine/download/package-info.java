/** Tests against a local server that plays the hubs. */
@NullMarked
package dev.acestep.engine.download;

import org.jspecify.annotations.NullMarked;
