package dev.acestep.sketch.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Key;
import dev.acestep.music.TimeSignature;
import dev.acestep.sketch.score.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upbeat synth pop, 120 BPM | synth-pop",
                "jazz rock | rock, jazz",
                "rock, jazz | rock, jazz",
                "pop punk anthem | punk",
                "a popular song | ''",
                "drum & bass | drum and bass",
                "Lo-Fi hip hop beats | hip-hop, lo-fi",
            })
    void genresAreFoundByTheirLongestName(String text, String expected) {
        assertThat(Caption.read(text).genres())
                .extracting(Genre::name)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(", ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a song in D minor | D Minor",
                "key of F# major, slow | F# Major",
                "in Bb minor | Bb Minor",
                "C sharp minor nocturne | C# Minor",
                "in a minor | A Minor",
            })
    void aKeyIsRead(String text, String expected) {
        assertThat(Caption.read(text).key().map(Key::name)).contains(expected);
    }

    @Test
    void wordsThatOnlyLookLikeKeysAreNone() {
        assertThat(Caption.read("a dream in a major key").key()).isEmpty();
        assertThat(Caption.read("a dream in a major key").mode()).contains(Key.Mode.MAJOR);
        assertThat(Caption.read("An epic song").key()).isEmpty();
    }

    @Test
    void tempoMetreAndInstrumentsAreRead() {
        Caption caption = Caption.read("Calm piece for piano and acoustic guitar, 92 bpm, 3/4");

        assertThat(caption.bpm()).contains(92);
        assertThat(caption.metre()).contains(TimeSignature.THREE_FOUR);
        assertThat(caption.instruments()).containsExactly(Instrument.GRAND_PIANO, Instrument.STEEL_GUITAR);
        assertThat(caption.mood().energy()).isNegative();
        assertThat(Caption.read("a waltz").metre()).contains(TimeSignature.THREE_FOUR);
        assertThat(Caption.read("999 bpm").bpm()).isEmpty();
    }
}
