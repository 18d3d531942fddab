/**
 * The command line: {@link dev.acestep.cli.Main} and one class for each command. {@link dev.acestep.cli.Application} is
 * the one place where the parts of the server are put together.
 */
@NullMarked
package dev.acestep.cli;

import org.jspecify.annotations.NullMarked;
