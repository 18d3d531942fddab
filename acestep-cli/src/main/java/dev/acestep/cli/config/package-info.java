/**
 * What the program is told: one tree of records, read once from the command line, the environment, a {@code .env} file
 * and a configuration file, in this order. {@link dev.acestep.cli.config.Configuration} is the root.
 */
@NullMarked
package dev.acestep.cli.config;

import org.jspecify.annotations.NullMarked;
