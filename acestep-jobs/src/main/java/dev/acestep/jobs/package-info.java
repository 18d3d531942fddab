/**
 * Durable jobs: what was asked for, how far it is, and what came of it.
 *
 * <p>Dialects submit and read through {@link dev.acestep.jobs.Jobs}; the queue hands each job to a
 * {@link dev.acestep.jobs.JobWork}; both belong to a {@link dev.acestep.jobs.JobQueue} on a
 * {@link dev.acestep.jobs.Database}. A job's row is the truth: whatever is acknowledged is in it, and a final state never
 * changes again.
 */
@NullMarked
package dev.acestep.jobs;

import org.jspecify.annotations.NullMarked;
