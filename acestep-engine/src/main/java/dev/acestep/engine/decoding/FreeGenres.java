package dev.acestep.engine.decoding;

/** Genres without a list: any text, which ends when nothing is more probable. */
final class FreeGenres implements Part {
    private final GrammarTables tables;
    private boolean begun;

    FreeGenres(GrammarTables tables) {
        this.tables = tables;
    }

    @Override
    public Allowed next() {
        return begun ? new Allowed.Depends(tables.vocabularySize(), this::orEnd) : tables.anythingButNewline();
    }

    private Allowed orEnd(long best) {
        return best == tables.newline() ? new Allowed.Forced(best) : tables.anything();
    }

    @Override
    public boolean accept(long token) {
        begun |= !Blanks.strip(tables.text(token)).isEmpty();
        return token == tables.newline();
    }
}
