package dev.acestep.engine.decoding;

/**
 * How a token is chosen from the scores.
 *
 * @param temperature 0 takes the best one
 * @param topK 0 is off
 * @param topP 1 or more is off
 * @param repetitionPenalty 1 is off
 * @param cfgScale of the guidance by a negative prompt; 1 is off
 */
public record TokenChoice(double temperature, int topK, double topP, double repetitionPenalty, double cfgScale) {}
