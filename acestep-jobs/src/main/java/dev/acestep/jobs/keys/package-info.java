/**
 * Keys by name with what they may, and the account of what their jobs cost.
 *
 * <p>A job's reservation and charge are written in the transaction that takes or ends the job
 * ({@link dev.acestep.jobs.keys.CreditLedger}), so that at any moment what was granted to a key is what it has left, plus
 * what open jobs hold, plus what ended ones cost. Another process may manage keys while a server runs
 * ({@link dev.acestep.jobs.Database#visit}); every request reads the rows as they are.
 */
@NullMarked
package dev.acestep.jobs.keys;

import org.jspecify.annotations.NullMarked;
