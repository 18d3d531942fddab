package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyScaleTest {
    @ParameterizedTest
    @CsvSource({
        "C Major, C Major, 0",
        "C, C Major, 0",
        "CM, C Major, 0",
        "cmaj, C Major, 0",
        "Am, A Minor, 9",
        "a minor, A Minor, 9",
        "A-minor, A Minor, 9",
        "A min, A Minor, 9",
        "a-Moll, A Minor, 9",
        "D-Dur, D Major, 2",
        "F# minor, F# Minor, 6",
        "F♯m, F# Minor, 6",
        "F sharp minor, F# Minor, 6",
        "C-sharp minor, C# Minor, 1",
        "c#m, C# Minor, 1",
        "Db major, Db Major, 1",
        "D flat major, Db Major, 1",
        "E-flat major, Eb Major, 3",
        "Ebm, Eb Minor, 3",
        "B flat minor, Bb Minor, 10",
        "Bb, Bb Major, 10",
        "bb, Bb Major, 10",
        "bbm, Bb Minor, 10",
        "b, B Major, 11",
        "Bm, B Minor, 11",
        "b minor, B Minor, 11",
        "Cb Major, Cb Major, 11",
        "E# minor, E# Minor, 5",
        "'  G   MAJOR ', G Major, 7"
    })
    void everyUsualSpellingIsOneOfThe24Keys(String spelling, String normalised, int tonic) {
        KeyScale scale = new KeyScale(spelling);

        assertThat(scale.name()).isEqualTo(normalised);
        assertThat(scale.text()).isEqualTo(spelling.strip());
        assertThat(scale.key()).get().extracting(Key::tonic).isEqualTo(tonic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D Dorian", "H Major", "Am7", "pentatonic", "major", "", "A minor blues"})
    void otherWordsStayAsTheyAre(String words) {
        KeyScale scale = new KeyScale(words);

        assertThat(scale.name()).isEqualTo(words);
        assertThat(scale.key()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Key.Mode.class)
    void aKeySurvivesBeingWritten(Key.Mode mode) {
        assertThat(IntStream.range(0, 12).mapToObj(tonic -> Key.of(tonic, mode)))
                .allSatisfy(key -> assertThat(KeyScale.of(key).key()).contains(key));
    }

    @Test
    void enharmonicSpellingsSoundAlike() {
        Key flat = new KeyScale("Gb major").key().orElseThrow();
        Key sharp = Key.of(6, Key.Mode.MAJOR);

        assertThat(flat).isNotEqualTo(sharp);
        assertThat(flat.soundsLike(sharp)).isTrue();
        assertThat(flat.soundsLike(Key.of(6, Key.Mode.MINOR))).isFalse();
        assertThat(flat.soundsLike(Key.of(7, Key.Mode.MAJOR))).isFalse();
    }

    @Test
    void pitchClassesWrapAround() {
        assertThat(Key.of(-3, Key.Mode.MINOR).name()).isEqualTo("A Minor");
        assertThat(Key.of(13, Key.Mode.MAJOR).name()).isEqualTo("Db Major");
    }

    @Test
    void wordsWithoutEndAreRefused() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> new KeyScale("x".repeat(101)))
                .withMessage("key_scale: 101 characters is not allowed (at most 100 characters)");
    }
}
