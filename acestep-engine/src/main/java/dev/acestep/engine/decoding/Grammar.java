package dev.acestep.engine.decoding;

import dev.acestep.engine.text.Vocabulary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/** Everything about the answers' form that no single answer changes; any thread may use it. */
final class Grammar {
    private final GrammarTables tables;
    private final FieldValues values;
    private final GenreTable genres;
    private final long[] digits;
    private final long[] closedThought;
    private final Map<GrammarState, long[]> fixed = new EnumMap<>(GrammarState.class);

    Grammar(Vocabulary vocabulary, int vocabularySize, GenreWords words) {
        tables = new GrammarTables(vocabulary, vocabularySize);
        values = new FieldValues(vocabulary);
        genres = new GenreTable(vocabulary, vocabularySize, words);
        digits = "0123456789"
                .chars()
                .mapToLong(digit -> tables.single(Character.toString(digit)))
                .toArray();
        closedThought = vocabulary.template("</think>");
        fixed.put(GrammarState.THINK_TAG, tables.longestTokens("<think>"));
        fixed.put(GrammarState.NEWLINE_AFTER_THINK, tables.longestTokens("\n"));
        fixed.put(GrammarState.THINK_END_TAG, tables.longestTokens("</think>"));
        for (MetadataField field : MetadataField.values()) {
            fixed.put(GrammarState.nameOf(field), tables.longestTokens(field.wireName() + ":"));
        }
    }

    /** The grammar of one answer. */
    Course begin(GrammarSettings settings, long... prompt) {
        return new Course(this, settings, holdsThought(prompt));
    }

    GrammarTables tables() {
        return tables;
    }

    FieldValues values() {
        return values;
    }

    /** A field's name, a tag or the like. */
    Part fixed(GrammarState state) {
        return new Dictated(Objects.requireNonNull(fixed.get(state)));
    }

    /** The field's value behind the colon. */
    Part value(MetadataField field, GrammarSettings settings) {
        Optional<Part> known = given(field, settings).or(() -> target(field, settings));
        return known.orElseGet(() -> switch (field) {
            case BPM -> new TreeValue(values.bpm(), TreeValue.Manner.OPEN, tables.newline());
            case CAPTION -> new CaptionValue(tables);
            case DURATION ->
                new TreeValue(values.duration(settings.longestSeconds()), TreeValue.Manner.OPEN, tables.newline());
            case GENRES ->
                genres.isEmpty() ? new FreeGenres(tables) : new ListedGenres(tables, genres, settings.caption());
            case KEYSCALE -> new TreeValue(values.keyscale(), TreeValue.Manner.SHORTEST, tables.newline());
            case LANGUAGE -> new TreeValue(values.language(), TreeValue.Manner.BEST_BEGINNING, tables.newline());
            case TIMESIGNATURE -> new TreeValue(values.timesignature(), TreeValue.Manner.SHORTEST, tables.newline());
        });
    }

    private Optional<Part> given(MetadataField field, GrammarSettings settings) {
        return Optional.ofNullable(settings.given().get(field))
                .map(value -> new Dictated(tables.vocabulary().text(" " + value + "\n")));
    }

    private Optional<Part> target(MetadataField field, GrammarSettings settings) {
        return settings.targetSeconds()
                .filter(_ -> field == MetadataField.DURATION)
                .map(seconds -> new Dictated(LongStream.concat(
                                Long.toString(seconds.longValue()).chars().mapToLong(digit -> digits[digit - '0']),
                                LongStream.of(tables.newline()))
                        .toArray()));
    }

    private boolean holdsThought(long... prompt) {
        for (int from = 0; from + closedThought.length <= prompt.length; from++) {
            if (Arrays.equals(prompt, from, from + closedThought.length, closedThought, 0, closedThought.length)) {
                return true;
            }
        }
        return false;
    }
}
