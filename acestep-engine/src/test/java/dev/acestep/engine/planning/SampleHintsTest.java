package dev.acestep.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleHintsTest {
    @ParameterizedTest
    @CsvSource({
        "Pop rock. English, en",
        "a soft Bengali love song for a quiet evening, bn",
        "une chanson en français, fr",
        "una canción en español, es",
        "慢歌，中文歌词, zh",
        "日本語のバラード, ja",
        "русский рок, ru",
        "Cantonese ballad, yue",
        "Swahili choir, sw",
        "English words over a French accordion, en",
        "'Pop, ja', ja",
        "Lo-fi (ko), ko",
        "it, it"
    })
    void aLanguageThatIsNamedIsFound(String query, String code) {
        assertThat(SampleHints.of(query).language()).contains(new Language(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "make it soft, no drums", "he is at home", "Frenchman", "unknown", "the germans_are"})
    void otherWordsNameNoLanguage(String query) {
        assertThat(SampleHints.of(query).language()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "An Instrumental piece, true",
        "pure music for sleep, true",
        "Pure instruments, true",
        "piano solo, true",
        " Solo , true",
        "a solo singer, false",
        "soft rock, false"
    })
    void musicWithoutVoicesIsRecognised(String query, boolean instrumental) {
        assertThat(SampleHints.of(query).instrumental()).isEqualTo(instrumental);
    }

    @Test
    void aLanguageThatTheCallerChoseGoesBeforeTheHint() {
        SampleHints hints = SampleHints.of("a French waltz");
        assertThat(hints.languageFor(new Language("de"))).contains(new Language("de"));
        assertThat(hints.languageFor(Language.ENGLISH)).contains(new Language("fr"));
        assertThat(SampleHints.of("a waltz").languageFor(Language.UNKNOWN)).isEmpty();
    }
}
