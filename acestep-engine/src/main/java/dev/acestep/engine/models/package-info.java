/**
 * Models as things that are found, loaded, leased and evicted. {@link dev.acestep.engine.models.Catalogue} says what lies
 * in the checkpoints folder, {@link dev.acestep.engine.models.ModelStore} holds what is in memory.
 *
 * <p>A loaded model never changes and libtorch's operators may be called from many threads, so one instance serves every
 * worker: leases of one key share it. What belongs to a thread (scopes, generators, libtorch's own thread pool) is the
 * worker's, which therefore is a platform thread.
 */
@NullMarked
package dev.acestep.engine.models;

import org.jspecify.annotations.NullMarked;
