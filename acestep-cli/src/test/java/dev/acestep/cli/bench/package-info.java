/** Tests that kill servers. */
@NullMarked
package dev.acestep.cli.bench;

import org.jspecify.annotations.NullMarked;
