package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyllablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, world! | Hel lo world",
                "I've never walked alone | I've ne ver walked a lone",
                "the little apples | the lit tle ap ples",
                "wanted and named | wan ted and named",
                "yellow day | yel low day",
                "你好世界 | 你 好 世 界",
                "사랑해요 | 사 랑 해 요",
                "きょうは | きょ う は",
                "ラブソング | ラ ブ ソ ン グ",
                "Я тебя люблю | Я те бя люб лю",
                "नमस्ते दिल | न म स्ते दिल",
                "สวัสดี | สวัส ดี",
                "שלום | של ום",
                "2024 | 2 0 2 4",
                "hmm | hmm",
                "愛してる baby | 愛 し て る ba by",
            })
    void aLineIsSplitAsItIsSung(String line, String expected) {
        assertThat(String.join(" ", Syllables.of(line, Language.ENGLISH))).isEqualTo(expected);
    }

    @Test
    void aFinalEIsSilentInEnglishOnly() {
        assertThat(Syllables.of("Über die Brücke", new Language("de")))
                .containsExactly("Ü", "ber", "die", "Brü", "cke");
        assertThat(Syllables.of("Notte bella", new Language("it"))).hasSize(4);
        assertThat(Syllables.of("note", Language.ENGLISH)).hasSize(1);
    }

    @Test
    void aLineWithoutLettersHasNothingToSing() {
        assertThat(Syllables.of("… ♪ !?", Language.UNKNOWN)).isEmpty();
    }
}
