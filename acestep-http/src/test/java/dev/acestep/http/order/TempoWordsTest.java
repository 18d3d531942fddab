package dev.acestep.http.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempoWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "funk, pop, soul, rock, energetic, groovy, 105 BPM | 105",
                "105 BPM | 105",
                "lofi,90bpm,chill | 90",
                "techno at 128-bpm | 128",
                "house (124 Bpm) | 124",
                "slow, bpm: 60 | 60",
                "slow, BPM 61, piano | 61",
                "tempo=bpm=62 | 62",
                "30 bpm | 30",
                "300 bpm | 300",
                "29 bpm, 301 bpm, 80 bpm | 80",
            })
    void aTempoIsFoundAmongTheWords(String words, int bpm) {
        assertThat(TempoWords.bpm(words)).contains(bpm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rock",
                "bpm",
                "29 BPM",
                "301 BPM",
                "1105 BPM",
                "99.105 bpm",
                "-105 bpm",
                "x105 bpm",
                "105 bpms",
                "105  beats",
                "80s synth pop",
                "bpm: 1050",
                "bpm: 105.5"
            })
    void otherWordsAreNone(String words) {
        assertThat(TempoWords.bpm(words)).isEmpty();
    }
}
