package dev.acestep.engine.decoding;

/** Is told after every token; what it throws ends the generation. */
@FunctionalInterface
public interface TokenListener {
    /**
     * So far.
     *
     * @param tokens of each answer
     */
    void written(int tokens);
}
