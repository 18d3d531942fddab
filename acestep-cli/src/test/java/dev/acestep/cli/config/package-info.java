/** Tests of the configuration. */
@NullMarked
package dev.acestep.cli.config;

import org.jspecify.annotations.NullMarked;
