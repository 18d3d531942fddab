/**
 * What the 5Hz language model is asked, and what its answers say: prompts, plans, descriptions.
 *
 * <p>{@link dev.acestep.engine.planning.Planner} has it asked. What a caller wrote is text in every prompt, whatever it
 * says ({@code ChatPrompt}); thoughts are written as in the training data ({@code Thought}) and read as the reference
 * reads them ({@code AnswerText}).
 */
@NullMarked
package dev.acestep.engine.planning;

import org.jspecify.annotations.NullMarked;
