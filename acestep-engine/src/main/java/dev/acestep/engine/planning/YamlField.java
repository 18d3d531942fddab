package dev.acestep.engine.planning;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One field in the block style in which the training data has it, the default of PyYAML. Written here because no YAML
 * library for the JVM chooses quotes and folds lines in that way, and the model has seen no other.
 */
final class YamlField {
    private static final int WIDTH = 80;
    private static final String FOLD = "\n  ";
    private static final Pattern RUN =
            Pattern.compile("(?<blanks> ++)|(?<breaks>[%1$s]++)|[^ %1$s]++".formatted(YamlStyle.BREAKS));

    private final StringBuilder out = new StringBuilder();
    private int column;

    private YamlField() {}

    /** Name and text, without the line break at the end. */
    static String of(String name, String text) {
        YamlField field = new YamlField();
        field.write(name + ": ");
        switch (YamlStyle.of(text)) {
            case PLAIN -> field.runs(text, false);
            case SINGLE_QUOTED -> field.singleQuoted(text);
            case DOUBLE_QUOTED -> field.doubleQuoted(text);
        }
        return field.out.toString();
    }

    private void singleQuoted(String text) {
        write("'");
        runs(text, true);
        write("'");
    }

    private void runs(String text, boolean quoted) {
        RUN.matcher(text).results().forEach(run -> {
            if (run.group("blanks") != null) {
                boolean inside = !quoted || (run.start() > 0 && run.end() < text.length());
                blanks(run, inside);
            } else if (run.group("breaks") != null) {
                breaks(run.group());
            } else {
                write(quoted ? run.group().replace("'", "''") : run.group());
            }
        });
    }

    private void blanks(MatchResult run, boolean inside) {
        if (inside && run.group().length() == 1 && column > WIDTH) {
            fold();
        } else {
            write(run.group());
        }
    }

    /** A break that stands alone would be read as a blank, so there is one more. */
    private void breaks(String run) {
        if (run.startsWith("\n")) {
            out.append('\n');
        }
        out.append(run).append(FOLD, 1, FOLD.length());
        column = FOLD.length() - 1;
    }

    private void doubleQuoted(String text) {
        write("\"");
        int[] characters = text.codePoints().toArray();
        int from = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean escaped = YamlEscape.needs(characters[i]);
            if (escaped) {
                write(new String(characters, from, i - from));
                write(YamlEscape.of(characters[i]));
                from = i + 1;
            }
            boolean mayFold = i > 0 && i < characters.length - 1 && (characters[i] == ' ' || from >= i);
            if (mayFold && column + i - from > WIDTH) {
                write(new String(characters, from, Math.max(i - from, 0)) + "\\");
                from = Math.max(i, from);
                fold();
                write(characters[from] == ' ' ? "\\" : "");
            }
        }
        write(new String(characters, from, characters.length - from) + "\"");
    }

    private void fold() {
        out.append(FOLD);
        column = FOLD.length() - 1;
    }

    private void write(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }
}
