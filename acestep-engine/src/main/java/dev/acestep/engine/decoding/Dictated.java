package dev.acestep.engine.decoding;

/** Tokens that are known before. */
final class Dictated implements Part {
    private final long[] tokens;
    private int written;

    Dictated(long... tokens) {
        this.tokens = tokens;
    }

    @Override
    public Allowed next() {
        return new Allowed.Forced(tokens[written]);
    }

    @Override
    public boolean accept(long token) {
        written++;
        return written == tokens.length;
    }
}
