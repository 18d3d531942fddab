/** The contract's common request (§3): its table of fields, and how an order becomes a job. Every dialect maps onto it. */
@NullMarked
package dev.acestep.http.order;

import org.jspecify.annotations.NullMarked;
