/**
 * How fast the engine is on this machine, without any checkpoint: {@link dev.acestep.engine.bench.EngineBench} builds a
 * {@link dev.acestep.engine.bench.Topology} of random numbers, runs its stages, and relates their times to what was
 * counted and to what the machine can do.
 */
@NullMarked
package dev.acestep.engine.bench;

import org.jspecify.annotations.NullMarked;
