/** What every dialect owes its clients: one suite, and a small class for how each dialect says it. */
@NullMarked
package dev.acestep.http.contract;

import org.jspecify.annotations.NullMarked;
