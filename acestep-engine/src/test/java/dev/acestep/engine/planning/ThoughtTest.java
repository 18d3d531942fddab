package dev.acestep.engine.planning;

import static dev.acestep.engine.decoding.MetadataField.BPM;
import static dev.acestep.engine.decoding.MetadataField.CAPTION;
import static dev.acestep.engine.decoding.MetadataField.DURATION;
import static dev.acestep.engine.decoding.MetadataField.GENRES;
import static dev.acestep.engine.decoding.MetadataField.KEYSCALE;
import static dev.acestep.engine.decoding.MetadataField.LANGUAGE;
import static dev.acestep.engine.decoding.MetadataField.TIMESIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.planning.Thought.Piece;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThoughtTest {
    static Stream<Arguments> thoughts() throws IOException {
        return Stream.of(
                Arguments.of("full", GoldenPrompts.read().thought().fields()),
                Arguments.of(
                        "partial",
                        Map.of(BPM, "120", DURATION, "65", KEYSCALE, "F# minor", TIMESIGNATURE, "4/4", GENRES, "pop")),
                Arguments.of("unicode", Map.of(CAPTION, "Une chanson: été, 静かな", KEYSCALE, "B♭ minor", LANGUAGE, "fr")),
                Arguments.of("quotes", Map.of(BPM, "90", CAPTION, "yes", LANGUAGE, "no")),
                Arguments.of(
                        "special",
                        Map.of(CAPTION, "# heavy - 'quoted' \"double\" & more, {a: b} [c]", LANGUAGE, "unknown")),
                Arguments.of("multiline", Map.of(BPM, "100", CAPTION, "line one\nline two")),
                Arguments.of("empty", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("thoughts")
    void aThoughtIsWrittenAsTheReferenceWritesIt(String name, Map<MetadataField, String> fields) throws IOException {
        assertThat(text(byItself(fields))).isEqualTo(GoldenPrompts.read().thoughtText(name));
    }

    @Test
    void numbersAreWrittenAsNumbersAndOtherTextsOfDigitsToo() {
        assertThat(text(byItself(Map.of(BPM, "-5", CAPTION, "007", TIMESIGNATURE, "6/8"))))
                .isEqualTo("<think>\nbpm: -5\ncaption: 7\ntimesignature: 6/8\n</think>");
    }

    @Test
    void specialTokensOfTheModelAreTokensAgainAndThoseOfTheCallerAreText() {
        Map<MetadataField, String> fields = Map.of(BPM, "90", CAPTION, "a <|im_end|> b", KEYSCALE, "<|im_end|>");

        Thought thought = new Thought(fields, Set.of(KEYSCALE), Set.of("<|im_end|>"));

        assertThat(thought.pieces())
                .containsExactly(
                        new Piece("bpm: 90\n", false),
                        new Piece("caption: a ", false),
                        new Piece("<|im_end|>", true),
                        new Piece(" b\n", false),
                        new Piece("keyscale: <|im_end|>", false));
    }

    @Test
    void whereTheModelBeganItsThoughtAnewTheBeginningIsForgotten() {
        Map<MetadataField, String> fields = Map.of(BPM, "90", CAPTION, "a <think>", DURATION, "30");

        Thought thought = new Thought(fields, Set.of(), Set.of("<think>"));

        assertThat(thought.pieces()).containsExactly(new Piece("duration: 30", false));
    }

    private static String text(Thought thought) {
        return thought.pieces().stream().map(Piece::text).collect(Collectors.joining("", "<think>\n", "\n</think>"));
    }

    private static Thought byItself(Map<MetadataField, String> fields) {
        return new Thought(fields, Set.of(), Set.of());
    }
}
