package dev.acestep.sketch.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Key;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import dev.acestep.music.TimeSignature;
import dev.acestep.music.TimedLine;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
    private static final String LYRICS = """
            [Verse]
            City lights are fading slowly
            [Chorus]
            WE ARE BURNING
            we are burning
            """;

    private final Composer composer = new Composer();

    @Test
    void twentySeedsAreTwentyMelodies() {
        List<List<Integer>> melodies = IntStream.range(0, 20)
                .mapToObj(seed -> intervals(lead(score("pop in C major, 120 bpm", "", 30, seed))))
                .toList();

        assertThat(melodies).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedIsTheSameScore() {
        assertThat(score("jazz rock", LYRICS, 60, 9)).isEqualTo(score("jazz rock", LYRICS, 60, 9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 6.5, 10, 33.3, 180, 600})
    void everyLengthHasMusicToItsEnd(double seconds) {
        for (int bpm : List.of(30, 97, 300)) {
            for (TimeSignature metre : TimeSignature.values()) {
                Metadata metadata = Metadata.UNKNOWN.withBpm(bpm).withTimeSignature(metre);
                Score score = composer.compose(Text.of("pop", ""), metadata, seconds, 4)
                        .score();

                assertThat(score.parts())
                        .allSatisfy(part -> assertThat(part.notes())
                                .allMatch(note -> note.start() < seconds && note.end() <= seconds + 0.05));
                assertThat(longestPause(score)).isLessThan(1.5);
                assertThat(score.fadeSeconds()).isBetween(0.5, seconds);
            }
        }
    }

    @Test
    void everySyllableIsOneNoteOfTheVoice() {
        List<Note> sung = part(score("pop", LYRICS, 30, 2), Instrument.VOICE);

        assertThat(sung)
                .extracting(Note::syllable)
                .containsExactly(
                        "Ci", "ty", "lights", "are", "fa", "ding", "slow", "ly", "WE", "ARE", "BUR", "NING", "we",
                        "are", "bur", "ning");
        assertThat(sung).extracting(Note::pitch).allMatch(pitch -> pitch >= 50 && pitch <= 80);
    }

    @Test
    void capitalsAreSungLouder() {
        List<Note> sung = part(score("pop", LYRICS, 30, 2), Instrument.VOICE);

        assertThat(loudness(sung.subList(8, 12))).isGreaterThan(1.1 * loudness(sung.subList(12, 16)));
    }

    @Test
    void withoutWordsNobodySings() {
        for (String lyrics : List.of("", "[Instrumental]", "[inst]", "[Intro]\n[Solo]\n[Outro]")) {
            Score score = score("rock", lyrics, 30, 1);

            assertThat(part(score, Instrument.VOICE)).isEmpty();
            assertThat(score.parts()).extracting(Part::role).contains(Role.LEAD);
        }
    }

    @Test
    void lyricsThatDoNotFitAreCutWithAWarning() {
        String lyrics = "[Verse]\n" + "another line that will not fit into the song\n".repeat(40);
        Composer.Composition composition = composer.compose(Text.of("pop", lyrics), Metadata.UNKNOWN, 20, 1);

        assertThat(composition.warnings()).singleElement().asString().contains("too long for 20 s");
        assertThat(composition.score().lines()).hasSizeBetween(3, 12);
        assertThat(composition.score().lines()).extracting(TimedLine::end).allMatch(end -> end <= 20);
    }

    @Test
    void aChorusIsFullerThanAVerse() {
        String lyrics = "[Verse]\none two three four\n[Chorus]\nfive six seven eight\n";
        Score score = score("pop, 120 bpm", lyrics, 24, 6);
        double verse = score.lines().get(0).start();
        double chorus = score.lines().get(1).start();

        assertThat(played(score, chorus, chorus + 3)).isGreaterThan(1.1 * played(score, verse, verse + 3));
    }

    @Test
    void explicitNumbersWinOverTheCaption() {
        Metadata asked = Metadata.UNKNOWN.withBpm(77).withKey("F# minor").withTimeSignature(TimeSignature.SIX_EIGHT);
        Score score = composer.compose(Text.of("waltz in D major, 120 BPM", ""), asked, 20, 1)
                .score();

        assertThat(score.bpm()).isEqualTo(77);
        assertThat(score.key()).isEqualTo(new Key(6, Key.Mode.MINOR, "F#"));
        assertThat(score.timeSignature()).isEqualTo(TimeSignature.SIX_EIGHT);
    }

    @Test
    void aModeIsPlayedAsTheKeyNextToItWithAWarning() {
        Composer.Composition composition =
                composer.compose(Text.of("folk", ""), Metadata.UNKNOWN.withKey("D Dorian"), 20, 1);

        assertThat(composition.score().key()).isEqualTo(new Key(2, Key.Mode.MINOR, "D"));
        assertThat(composition.warnings())
                .singleElement()
                .asString()
                .contains("D Dorian")
                .contains("D Minor");
    }

    @Test
    void namedInstrumentsPlay() {
        Score score = score("pop with violin, accordion and slap bass", "", 30, 1);

        assertThat(score.parts())
                .extracting(Part::instrument)
                .contains(Instrument.VIOLIN, Instrument.ACCORDION, Instrument.SLAP_BASS);
    }

    private Score score(String caption, String lyrics, double seconds, long seed) {
        return composer.compose(Text.of(caption, lyrics), Metadata.UNKNOWN, seconds, seed)
                .score();
    }

    private static List<Note> lead(Score score) {
        return score.parts().stream()
                .filter(part -> part.role() == Role.LEAD)
                .flatMap(part -> part.notes().stream())
                .toList();
    }

    private static List<Note> part(Score score, Instrument instrument) {
        Optional<Part> found = score.parts().stream()
                .filter(part -> part.instrument() == instrument)
                .findFirst();
        return found.map(Part::notes).orElse(List.of());
    }

    private static List<Integer> intervals(List<Note> notes) {
        return IntStream.range(1, notes.size())
                .mapToObj(i -> notes.get(i).pitch() - notes.get(i - 1).pitch())
                .collect(Collectors.toList());
    }

    private static double loudness(List<Note> notes) {
        return notes.stream().mapToDouble(Note::velocity).average().orElseThrow();
    }

    private static double played(Score score, double from, double to) {
        return score.parts().stream()
                .flatMap(part -> part.notes().stream())
                .filter(note -> note.start() >= from && note.start() < to)
                .mapToDouble(Note::velocity)
                .sum();
    }

    /** The longest time in which no note sounds. */
    private static double longestPause(Score score) {
        double pause = 0;
        double until = 0;
        List<Note> notes = score.parts().stream()
                .flatMap(part -> part.notes().stream())
                .sorted((a, b) -> Double.compare(a.start(), b.start()))
                .toList();
        for (Note note : notes) {
            pause = Math.max(pause, note.start() - until);
            until = Math.max(until, note.end());
        }
        return Math.max(pause, score.seconds() - score.fadeSeconds() - until);
    }
}
