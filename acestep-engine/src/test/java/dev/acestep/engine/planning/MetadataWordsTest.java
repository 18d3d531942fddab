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
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataWordsTest {
    @Test
    void whatIsKnownIsSpelledAsTheModelSpellsIt() {
        Metadata known = Metadata.UNKNOWN
                .withBpm(120)
                .withKey("G Major")
                .withTimeSignature(TimeSignature.SIX_EIGHT)
                .withDuration(65.9);

        assertThat(MetadataWords.of(known))
                .isEqualTo(Map.of(BPM, "120", KEYSCALE, "G Major", TIMESIGNATURE, "6", DURATION, "65"));
        assertThat(MetadataWords.of(Metadata.UNKNOWN)).isEmpty();
        assertThat(MetadataWords.of(Language.UNKNOWN)).isEmpty();
        assertThat(MetadataWords.of(new Language("fr"))).isEqualTo(Map.of(LANGUAGE, "fr"));
    }

    @ParameterizedTest
    @CsvSource({"Am, A minor", "F#, F# major", "B♭ Minor, B♭ Minor", "eb moll, Eb minor", "D Dorian, D Dorian"})
    void keysAreSpelledOutAndOtherWordsStay(String written, String spelled) {
        assertThat(MetadataWords.of(Metadata.UNKNOWN.withKey(written))).isEqualTo(Map.of(KEYSCALE, spelled));
    }

    @Test
    void wordsFillWhatIsNotGiven() {
        Map<MetadataField, String> words =
                Map.of(BPM, "90", KEYSCALE, "E minor", TIMESIGNATURE, "3", DURATION, "45", LANGUAGE, "hi");

        Metadata filled = MetadataWords.filled(Metadata.UNKNOWN.withBpm(100), words, Language.ENGLISH);

        assertThat(filled)
                .isEqualTo(Metadata.UNKNOWN
                        .withBpm(100)
                        .withKey("E minor")
                        .withTimeSignature(TimeSignature.THREE_FOUR)
                        .withDuration(45));
        assertThat(MetadataWords.language(words)).contains(new Language("hi"));
    }

    @Test
    void impossibleWordsSayNothing() {
        Map<MetadataField, String> words = Map.of(
                BPM, "5000",
                CAPTION, " ",
                DURATION, "NaN",
                GENRES, "pop",
                KEYSCALE, "N/A",
                LANGUAGE, "xx",
                TIMESIGNATURE, "5");

        assertThat(MetadataWords.possible(words)).isEqualTo(Map.of(GENRES, "pop"));
        assertThat(MetadataWords.filled(Metadata.UNKNOWN, words, Language.ENGLISH))
                .isEqualTo(Metadata.UNKNOWN);
        assertThat(MetadataWords.language(words)).isEmpty();
    }
}
