package dev.acestep.sketch.composition;

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
                "Über die Brücke | Ü ber die Brü cke",
                "你好世界 | 你 好 世 界",
                "사랑해요 | 사 랑 해 요",
                "きょうは | きょ う は",
                "ラブソング | ラ ブ ソ ン グ",
                "Я тебя люблю | Я те бя лю блю",
                "नमस्ते दिल | न म स्ते दिल",
                "สวัสดี | สวัส ดี",
                "שלום | של ום",
                "2024 | 2 0 2 4",
                "hmm | hmm",
                "愛してる baby | 愛 し て る ba by",
            })
    void aLineIsSplitAsItIsSung(String line, String expected) {
        assertThat(String.join(" ", Syllables.of(line))).isEqualTo(expected);
    }

    @Test
    void aLineWithoutLettersHasNothingToSing() {
        assertThat(Syllables.of("… ♪ !?")).isEmpty();
    }
}
