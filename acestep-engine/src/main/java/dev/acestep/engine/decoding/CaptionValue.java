package dev.acestep.engine.decoding;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A caption, which may go on over several lines if they are indented. A line that would not be ends it: the model then
 * writes freely until a colon, and what stands before that is the name of the next field.
 */
final class CaptionValue implements Part {
    private static final int MOST_TOKENS = 512;

    private final GrammarTables tables;
    private final StringBuilder name = new StringBuilder();
    private int written;
    private boolean lineEnded;
    private boolean ending;

    CaptionValue(GrammarTables tables) {
        this.tables = tables;
    }

    @Override
    public Allowed next() {
        return lineEnded ? new Allowed.Depends(tables.vocabularySize(), this::onNewLine) : onLine();
    }

    private Allowed onNewLine(long best) {
        String text = tables.text(best);
        if (!text.isEmpty() && text.charAt(0) != ' ' && text.charAt(0) != '\t') {
            ending = true;
            name.setLength(0);
        }
        return onLine();
    }

    private Allowed onLine() {
        if (ending) {
            return tables.anything();
        }
        return written < MOST_TOKENS ? tables.words() : new Allowed.Forced(tables.newline());
    }

    @Override
    public boolean accept(long token) {
        String text = tables.text(token);
        written++;
        lineEnded = text.contains("\n");
        if (ending) {
            name.append(text);
        }
        return ending && text.contains(":");
    }

    /** The field whose name ended the caption, if it is one that may follow. */
    Optional<MetadataField> named() {
        String word = Blanks.strip(Blanks.strip(name.toString()).replaceFirst(":+$", ""))
                .toLowerCase(Locale.ROOT);
        return Stream.of(MetadataField.values())
                .filter(field -> field.compareTo(MetadataField.CAPTION) > 0)
                .filter(field -> field.wireName().equals(word))
                .findFirst();
    }
}
