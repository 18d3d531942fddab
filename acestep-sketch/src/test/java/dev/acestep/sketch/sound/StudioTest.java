package dev.acestep.sketch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Cancelled;
import dev.acestep.music.Key;
import dev.acestep.music.Pcm;
import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Role;
import dev.acestep.sketch.score.Score;
import dev.acestep.testkit.Chroma;
import dev.acestep.testkit.Silence;
import dev.acestep.testkit.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudioTest {
    private static final Score POP = Songs.pop(12.3456);
    private static final Pcm MIX = new Studio().mix(POP, Progress.SILENT);

    @Test
    void aMixIsAsLongAsTheScoreToTheFrame() {
        assertThat(MIX.frames()).isEqualTo(592_589);
    }

    @Test
    void theSameScoreGivesTheSameSamples() {
        Pcm again = new Studio().mix(Songs.pop(12.3456), Progress.SILENT);
        assertThat(again.left()).isEqualTo(MIX.left());
        assertThat(again.right()).isEqualTo(MIX.right());
    }

    @Test
    void theBeatIsHeardWhereItIsWritten() {
        assertThat(Tempo.bpmNear(MIX, 120)).isCloseTo(120, within(0.5));
    }

    @Test
    void theKeyIsHeardThroughTheDrums() {
        Key heard = Chroma.keyOf(MIX);
        assertThat(heard.name()).isIn("A Minor", "C Major");
    }

    @Test
    void nothingIsSilentBeforeTheFade() {
        assertThat(Silence.longestBelow(MIX, -60, 9)).isLessThan(0.05);
    }

    @Test
    void theFadeEndsInSilenceOnTheLastFrame() {
        int last = MIX.frames() - 1;
        assertThat(Math.abs(MIX.left()[last])).isLessThan(1e-9f);
        assertThat(Ear.rms(MIX.left(), 12.2, 0.1)).isLessThan(0.02 * Ear.rms(MIX.left(), 8, 1));
    }

    @Test
    void bothSidesAreHeardAndDiffer() {
        double left = Ear.rms(MIX.left(), 1, 8);
        double right = Ear.rms(MIX.right(), 1, 8);
        assertThat(left / right).isBetween(0.8, 1.25);
        assertThat(MIX.left()).isNotEqualTo(MIX.right());
    }

    @Test
    void stemsAddUpToTheMix() {
        Map<Role, Pcm> stems = new Studio().stems(POP, Progress.SILENT);
        double error = 0;
        double power = 0;
        for (int i = 0; i < MIX.frames(); i++) {
            double sum = 0;
            for (Pcm stem : stems.values()) {
                sum += stem.left()[i];
            }
            error += (sum - MIX.left()[i]) * (sum - MIX.left()[i]);
            power += MIX.left()[i] * MIX.left()[i];
        }
        assertThat(stems).containsOnlyKeys(Role.values());
        assertThat(10 * Math.log10(error / power)).isLessThan(-60);
    }

    @Test
    void aRoleThatNobodyPlaysIsSilentInTheStems() {
        Score score = Songs.solo(Instrument.GRAND_PIANO, 5, new Note(0, 4, 60, 0.8));
        Map<Role, Pcm> stems = new Studio().stems(score, Progress.SILENT);
        assertThat(stems)
                .hasEntrySatisfying(
                        Role.BASS,
                        bass -> assertThat(Ear.rms(bass.left(), 0, 5)).isLessThan(1e-9))
                .hasEntrySatisfying(
                        Role.LEAD,
                        lead -> assertThat(Ear.rms(lead.left(), 0, 1)).isGreaterThan(0.01));
    }

    @Test
    void aScoreWithoutNotesIsSilence() {
        Pcm silence = new Studio().mix(Songs.score(5, 1, List.of()), Progress.SILENT);
        assertThat(Ear.rms(silence.left(), 0, 5)).isLessThan(1e-9);
    }

    @Test
    void progressRisesToOne() {
        List<Double> fractions = new ArrayList<>();
        new Studio().mix(Songs.pop(5), (fraction, stage) -> {
            assertThat(stage).isEqualTo("Rendering");
            fractions.add(fraction);
        });
        assertThat(fractions).isSorted().hasSizeGreaterThan(5).startsWith(0.0).endsWith(1.0);
    }

    @Test
    void cancellingPassesThrough() {
        Progress impatient = (fraction, _) -> {
            if (fraction > 0.3) {
                throw new Cancelled();
            }
        };
        assertThatThrownBy(() -> new Studio().mix(Songs.pop(6), impatient)).isInstanceOf(Cancelled.class);
    }
}
