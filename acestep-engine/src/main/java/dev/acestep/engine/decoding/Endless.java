package dev.acestep.engine.decoding;

/** The rest of an answer, all of whose tokens are of one kind. */
record Endless(Allowed next) implements Part {
    @Override
    public boolean accept(long token) {
        return false;
    }
}
