package dev.acestep.engine.alignment;

/**
 * How well a song follows its words, 0 to 1.
 *
 * @param lm as far as the condition alone tells, with nothing but noise to hear
 * @param dit with the song to hear
 */
public record AlignmentScores(double lm, double dit) {}
