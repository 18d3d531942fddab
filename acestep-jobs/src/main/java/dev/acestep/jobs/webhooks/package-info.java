/** Webhooks: rows that say whom to tell of what, delivered by a queue of their own until they arrive. */
@NullMarked
package dev.acestep.jobs.webhooks;

import org.jspecify.annotations.NullMarked;
