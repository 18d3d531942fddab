package dev.acestep.music;

/**
 * How well a song follows its words, 0 to 1.
 *
 * @param dit with the song to hear
 * @param lm as far as the description alone tells, with nothing but noise to hear
 */
public record AlignmentScores(double dit, double lm) {}
