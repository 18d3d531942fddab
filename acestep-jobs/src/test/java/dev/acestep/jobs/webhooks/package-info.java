@NullMarked
package dev.acestep.jobs.webhooks;

import org.jspecify.annotations.NullMarked;
