package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "' de ', de",
        "English, en",
        "zh-CN, zh",
        "pt_BR, pt",
        "zh-Hant-TW, zh",
        "Chinese, zh",
        "Mandarin, zh",
        "cantonese, yue",
        "YUE, yue",
        "Persian, fa",
        "Farsi, fa",
        "tagalog, tl",
        "Filipino, tl",
        "Haitian Creole, ht",
        "Unknown, unknown"
    })
    void codesNamesAndRegionalFormsAreRead(String text, String code) {
        assertThat(Language.find(text)).contains(new Language(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "xx", "klingon", "e", "english please"})
    void otherWordsAreNoLanguage(String text) {
        assertThat(Language.find(text)).isEmpty();
    }

    @Test
    void everyCodeIsALanguage() {
        assertThat(Language.CODES)
                .hasSizeGreaterThanOrEqualTo(50)
                .allSatisfy(code -> assertThat(Language.find(code)).contains(new Language(code)));
    }

    @Test
    void anUnknownCodeIsRefused() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> new Language("xx"))
                .withMessage("vocal_language: \"xx\" is not allowed (a language code such as en or zh, or unknown)");
    }
}
