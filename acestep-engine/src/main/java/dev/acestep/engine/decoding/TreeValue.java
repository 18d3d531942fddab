package dev.acestep.engine.decoding;

/** One of the values of a field, and the end of its line. */
final class TreeValue implements Part {
    /** What is done where a value is complete and could also go on, and at the beginning. */
    enum Manner {
        /** Ends or goes on, as the model likes. */
        OPEN,
        /** Ends. */
        SHORTEST,
        /** Ends; and the first token is the most probable one. */
        BEST_BEGINNING
    }

    private final long newline;
    private final Manner manner;
    private final PrefixTree root;
    private PrefixTree node;

    TreeValue(PrefixTree root, Manner manner, long newline) {
        this.root = root;
        this.node = root;
        this.manner = manner;
        this.newline = newline;
    }

    @Override
    public Allowed next() {
        return switch (manner) {
            case OPEN -> Allowed.of(node.tokens(newline));
            case SHORTEST -> shortest();
            case BEST_BEGINNING -> node == root ? new Allowed.Best(node.tokens()) : shortest();
        };
    }

    private Allowed shortest() {
        return node.isComplete() ? new Allowed.Forced(newline) : Allowed.of(node.tokens());
    }

    @Override
    public boolean accept(long token) {
        if (token == newline) {
            return true;
        }
        node = node.after(token);
        return false;
    }
}
