package dev.acestep.engine.decoding;

import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.Language;
import dev.acestep.tensor.BadCheckpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values of the fields that have so many. */
final class FieldValues {
    private static final int SLOWEST = 30;
    private static final int FASTEST = 300;
    private static final List<String> ACCIDENTALS = List.of("", "#", "b", "♯", "♭");
    private static final List<String> METRES = List.of("2", "3", "4", "6");

    private final Vocabulary vocabulary;
    private final PrefixTree bpm;
    private final PrefixTree keyscale;
    private final PrefixTree language;
    private final PrefixTree timesignature;
    private final Map<Integer, PrefixTree> durations = new ConcurrentHashMap<>();

    FieldValues(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        bpm = tree(MetadataField.BPM, numbers(SLOWEST, FASTEST));
        keyscale = tree(MetadataField.KEYSCALE, keyscales());
        language = tree(MetadataField.LANGUAGE, languages());
        timesignature = tree(MetadataField.TIMESIGNATURE, METRES);
    }

    PrefixTree bpm() {
        return bpm;
    }

    /** Whole seconds up to the longest song. */
    PrefixTree duration(int longest) {
        return durations.computeIfAbsent(
                longest, end -> tree(MetadataField.DURATION, numbers(GrammarSettings.SHORTEST_SECONDS, end)));
    }

    PrefixTree keyscale() {
        return keyscale;
    }

    PrefixTree language() {
        return language;
    }

    PrefixTree timesignature() {
        return timesignature;
    }

    private PrefixTree tree(MetadataField field, List<String> values) {
        PrefixTree tree = PrefixTree.of(vocabulary, field, values);
        if (tree.isEmpty()) {
            throw new BadCheckpoint("the tokenizer can write no value of " + field.wireName());
        }
        return tree;
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private static List<String> keyscales() {
        return Stream.of("A", "B", "C", "D", "E", "F", "G")
                .flatMap(note -> ACCIDENTALS.stream().map(note::concat))
                .flatMap(tonic -> Stream.of(tonic + " major", tonic + " minor"))
                .toList();
    }

    private static List<String> languages() {
        return Stream.concat(Language.CODES.stream(), Stream.of(Language.UNKNOWN.code()))
                .sorted()
                .toList();
    }
}
