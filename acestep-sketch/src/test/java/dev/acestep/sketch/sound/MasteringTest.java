package dev.acestep.sketch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Loudness;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasteringTest {
    @Test
    void aBandIsAsLoudAsItShould() {
        assertFinished(Songs.pop(10));
    }

    @Test
    void aSolitaryPadIsAsLoudAsABand() {
        assertFinished(Songs.solo(Instrument.WARM_PAD, 12, new Note(0, 5.5, 45, 0.3), new Note(5.5, 6, 52, 0.2)));
    }

    @Test
    void metalIsAsLoudAsABand() {
        List<Note> riff = new ArrayList<>();
        List<Note> drums = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            riff.add(new Note(i * 0.1, 0.09, i % 7 == 0 ? 43 : 40, 1));
            drums.add(new Note(i * 0.1, 0.1, i % 4 == 2 ? 38 : 36, 1));
            drums.add(new Note(i * 0.1, 0.1, 49, 0.9));
        }
        assertFinished(Songs.score(
                10,
                0.5,
                List.of(
                        new Part(Role.DRUMS, Instrument.DRUM_KIT, 0, 1, 0.1, drums),
                        new Part(Role.CHORDS, Instrument.DISTORTED_GUITAR, -0.8, 1, 0, riff),
                        new Part(Role.CHORDS, Instrument.DISTORTED_GUITAR, 0.8, 1, 0, riff))));
    }

    @Test
    void aFewLonelyHitsAreAsLoudAsABand() {
        List<Note> hits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hits.add(new Note(i, 0.1, 75, 0.6));
        }
        assertFinished(Songs.solo(Instrument.PERCUSSION, 10, hits.toArray(Note[]::new)));
    }

    @Test
    void aLimitedTapeNeverPassesTheCeiling() {
        Tape tape = new Tape(48_000);
        Noise noise = new Noise(3);
        for (int i = 0; i < tape.frames(); i++) {
            tape.left[i] = noise.next() * (i % 9000 < 40 ? 1 : 0.1f);
            tape.right[i] = Sine.at(i * Sine.step(11_999));
        }
        Limiter.limit(tape, List.of(), 2, 0.5);
        assertThat(Loudness.truePeakDbtp(tape.pcm())).isLessThan(20 * Math.log10(0.5) + 0.2);
    }

    @Test
    void aQuietTapeIsOnlyMadeLouder() {
        Tape tape = new Tape(4800);
        Arrays.fill(tape.left, 0.1f);
        Limiter.limit(tape, List.of(), 2, 0.5);
        assertThat(tape.left).containsOnly(0.2f);
    }

    private static void assertFinished(Score score) {
        Pcm song = new Studio().mix(score, Progress.SILENT);
        assertThat(Loudness.integratedLufs(song)).isCloseTo(-15, within(1.0));
        assertThat(Loudness.truePeakDbtp(song)).isLessThanOrEqualTo(-1);
        for (int i = 0; i < song.frames(); i++) {
            assertThat(Float.isFinite(song.left()[i]) && Float.isFinite(song.right()[i]))
                    .isTrue();
        }
    }
}
