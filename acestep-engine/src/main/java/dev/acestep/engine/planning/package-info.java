/**
 * What the 5Hz language model is asked, and what its answers say: prompts, plans, descriptions.
 */
@NullMarked
package dev.acestep.engine.planning;

import org.jspecify.annotations.NullMarked;
