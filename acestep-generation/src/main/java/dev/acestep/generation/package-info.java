/**
 * What a worker does with a claimed job: {@link dev.acestep.generation.Synthesis} is the short way from a request to
 * finished files, {@link dev.acestep.generation.InstalledModels} knows which engine makes them.
 */
@NullMarked
package dev.acestep.generation;

import org.jspecify.annotations.NullMarked;
