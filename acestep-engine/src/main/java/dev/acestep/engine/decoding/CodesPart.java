package dev.acestep.engine.decoding;

/** Audio codes, and the end of the answer after exactly so many. */
final class CodesPart implements Part {
    private final GrammarTables tables;
    private final int count;
    private int written;

    CodesPart(GrammarTables tables, int count) {
        this.tables = tables;
        this.count = count;
    }

    @Override
    public Allowed next() {
        return written < count ? tables.codes() : new Allowed.Forced(tables.endOfTurn());
    }

    @Override
    public boolean accept(long token) {
        written++;
        return false;
    }
}
