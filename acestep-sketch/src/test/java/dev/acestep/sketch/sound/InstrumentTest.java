package dev.acestep.sketch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Progress;
import dev.acestep.sketch.score.Instrument;
import dev.acestep.sketch.score.Note;
import dev.acestep.sketch.score.Part;
import dev.acestep.sketch.score.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final double START = 0.1;

    static Stream<Instrument> pitched() {
        return Arrays.stream(Instrument.values()).filter(instrument -> !instrument.isDrums());
    }

    @ParameterizedTest
    @MethodSource("pitched")
    void soundsItsPitchOverItsRange(Instrument instrument) {
        int lowest = instrument.name().endsWith("BASS") ? 28 : 45;
        for (int pitch = lowest; pitch <= lowest + 36; pitch += 12) {
            float[] signal = play(instrument, pitch, 0.8, 0.8);
            double hertz = Tone.hertz(pitch);
            assertThat(Ear.centsOff(signal, START + 0.1, 0.6, hertz))
                    .as("cents off at pitch %d", pitch)
                    .isCloseTo(0, within(15.0));
            double fundamental = Ear.level(signal, START + 0.1, 0.6, hertz) / Math.sqrt(2);
            assertThat(fundamental / Ear.rms(signal, START + 0.1, 0.6))
                    .as("share of the fundamental at pitch %d", pitch)
                    .isGreaterThan(0.02);
        }
    }

    @ParameterizedTest
    @EnumSource(Instrument.class)
    void isAudibleSoftAndLoudFromItsStartOn(Instrument instrument) {
        int pitch = instrument.isDrums() ? 38 : 57;
        double soft = loudest(play(instrument, pitch, 0.6, 0.3));
        float[] signal = play(instrument, pitch, 0.6, 1);
        double loud = loudest(signal);
        assertThat(soft).isGreaterThan(0.01);
        double least = instrument == Instrument.DISTORTED_GUITAR ? 1.02 : 1.3;
        assertThat(loud).isGreaterThan(least * soft).isLessThan(3);
        assertThat(Ear.rms(signal, 0, START - 0.001)).as("before the note").isLessThan(1e-6);
    }

    @ParameterizedTest
    @MethodSource("pitched")
    void endsWithoutAClick(Instrument instrument) {
        Note note = new Note(START, 0.5, 57, 0.8);
        Part part = new Part(Role.LEAD, instrument, 0, 1, 0, List.of(note));
        float[] signal = new Desk(Songs.score(8, 0, List.of(part))).mix(Progress.SILENT).left;
        double step = 0;
        double last = 0;
        for (int i = 0; i < signal.length - 2000; i++) {
            boolean over = Math.abs(signal[i]) > 1e-7;
            last = over ? i : last;
            step = i > 40_000 ? Math.max(step, Math.abs(signal[i] - 2 * signal[i + 1] + signal[i + 2])) : 0;
        }
        assertThat(last / 48_000).as("seconds until it is silent").isLessThan(7);
        assertThat(step).as("sharpest corner of the release").isLessThan(0.05);
    }

    @ParameterizedTest
    @MethodSource("pitched")
    void playsTheHighestAndLowestKeysToo(Instrument instrument) {
        for (int pitch : new int[] {0, 12, 115, 127}) {
            float[] signal = play(instrument, pitch, 0.2, 1);
            assertThat(loudest(signal)).as("pitch %d", pitch).isBetween(1e-4, 5.0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 59})
    void everyDrumIsStruckAtOnce(int drum) {
        assertThat(attackSeconds(play(Instrument.DRUM_KIT, drum, 0.1, 0.9))).isLessThan(0.012);
        assertThat(attackSeconds(play(Instrument.ELECTRONIC_KIT, drum, 0.1, 0.9)))
                .isLessThan(drum == 39 || drum == 40 ? 0.05 : 0.012);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 27, 34, 58, 60, 61, 62, 63, 64, 65, 69, 70, 75, 76, 77, 80, 81, 82, 100, 127})
    void everyKeyOfThePercussionIsHeard(int drum) {
        assertThat(loudest(play(Instrument.PERCUSSION, drum, 0.1, 0.9))).isBetween(0.02, 3.0);
    }

    private static float[] play(Instrument instrument, int pitch, double seconds, double velocity) {
        Note note = new Note(START, seconds, pitch, velocity, "la");
        Part part = new Part(Role.LEAD, instrument, 0, 1, 0, List.of(note));
        Tape tape = new Desk(Songs.score(START + seconds + 0.2, 0, List.of(part))).mix(Progress.SILENT);
        float[] both = new float[tape.frames()];
        for (int i = 0; i < both.length; i++) {
            both[i] = tape.left[i] + tape.right[i];
        }
        return both;
    }

    private static double loudest(float[] signal) {
        double loudest = 0;
        for (float sample : signal) {
            assertThat(Float.isFinite(sample)).isTrue();
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    /** Seconds from the note's start to a quarter of its peak. */
    private static double attackSeconds(float[] signal) {
        double loudest = loudest(signal);
        int i = 0;
        while (Math.abs(signal[i]) < loudest / 4) {
            i++;
        }
        return i / 48_000.0 - START;
    }
}
