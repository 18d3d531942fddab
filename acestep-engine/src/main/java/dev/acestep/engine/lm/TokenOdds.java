package dev.acestep.engine.lm;

/**
 * How much a model expected a token.
 *
 * @param logProbability natural
 * @param rank 1 for the most probable of the vocabulary
 */
public record TokenOdds(double logProbability, long rank) {}
