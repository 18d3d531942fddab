/**
 * Measurements of a running server: {@link dev.acestep.cli.bench.LoadRun} counts and times, {@link
 * dev.acestep.cli.bench.KillRun} kills the server again and again and looks for lost jobs.
 */
@NullMarked
package dev.acestep.cli.bench;

import org.jspecify.annotations.NullMarked;
