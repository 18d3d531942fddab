package dev.acestep.sketch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VowelTest {
    @ParameterizedTest
    @CsvSource({
        "la, A",
        "see, E",
        "night, I",
        "go, O",
        "Moon, O",
        "müde, U",
        "é, E",
        "да, A",
        "мир, I",
        "люб, U",
        "λό, O",
        "か, A",
        "き, I",
        "ク, U",
        "て, E",
        "ん, U",
        "가, A",
        "서, O",
        "빛, I",
        "hmm, A",
        "..., A"
    })
    void isFoundInAnyScript(String syllable, Vowel vowel) {
        assertThat(Vowel.of(syllable)).isEqualTo(vowel);
    }

    @ParameterizedTest
    @CsvSource({
        "so, HISS",
        "Shine, HISS",
        "fall, BREATH",
        "take, BURST",
        "many, HUM",
        "oh, NONE",
        "'', NONE",
        "да, BURST"
    })
    void aConsonantLeadsIn(String syllable, Consonant consonant) {
        assertThat(Consonant.of(syllable)).isEqualTo(consonant);
    }

    @ParameterizedTest
    @CsvSource({"夜", "愛", "สวัส", "हिन", "שלום"})
    void otherScriptsSoundLikeSomething(String syllable) {
        assertThat(Vowel.of(syllable)).isNotNull();
        assertThat(Consonant.of(syllable)).isNotNull();
    }
}
