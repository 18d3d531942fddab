/** Tests of the command line, of the architecture, and of the whole server from outside. */
@NullMarked
package dev.acestep.cli;

import org.jspecify.annotations.NullMarked;
