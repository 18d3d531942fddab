package dev.acestep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {
    @ParameterizedTest
    @ValueSource(doubles = {30, 37, 45, 60, 61.3, 72, 90, 97, 120, 133, 150, 174, 200, 240, 271, 300})
    void aMetronomesTempoIsHeard(double bpm) {
        Pcm clicks = clicks(bpm, 30, 0);

        assertThat(Tempo.bpmNear(clicks, bpm * 1.03)).isCloseTo(bpm, within(0.1));
        assertThat(Tempo.strengthAt(clicks, bpm)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 90, 174, 300})
    void tenSecondsAreEnough(double bpm) {
        assertThat(Tempo.bpmNear(clicks(bpm, 10, 0), bpm * 0.97)).isCloseTo(bpm, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 120, 180})
    void aHumanDrummerIsFollowed(double bpm) {
        Pcm clicks = clicks(bpm, 30, 0.008);

        assertThat(Tempo.bpmNear(clicks, bpm)).isCloseTo(bpm, within(0.3));
        assertThat(Tempo.strengthAt(clicks, bpm)).isGreaterThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"60, 0.5", "96, 0.62", "128, 0.5", "170, 0.66"})
    void aGrooveOfKickSnareAndSwungHatsHasItsBeat(double bpm, double swing) {
        Pcm groove = groove(bpm, swing);

        assertThat(Tempo.bpmNear(groove, bpm * 1.05)).isCloseTo(bpm, within(0.3));
        assertThat(Tempo.strengthAt(groove, bpm)).isGreaterThan(0.15);
    }

    @Test
    void theBeatsOfASixEightAreDottedQuartersAndItsPulseIsEighths() {
        Random random = new Random(3);
        Signals bar = new Signals(30);
        double eighth = 60.0 / 80 / 3;
        for (int i = 0; i * eighth < 30; i++) {
            bar.click(i * eighth, i % 6 == 0 ? 0.5 : i % 3 == 0 ? 0.35 : 0.12, random);
        }

        assertThat(Tempo.bpmNear(bar.pcm(), 82)).isCloseTo(80, within(0.2));
        assertThat(Tempo.bpmNear(bar.pcm(), 235)).isCloseTo(240, within(0.5));
        assertThat(Tempo.strengthAt(bar.pcm(), 80)).isGreaterThan(0.3);
    }

    @Test
    void anotherTempoIsNotTheBeat() {
        Pcm clicks = clicks(120, 20, 0);

        assertThat(Tempo.strengthAt(clicks, 113)).isLessThan(0.1);
        assertThat(Tempo.strengthAt(clicks, 127)).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 60, 120, 200, 300})
    void musicWithoutABeatHasNoStrength(double bpm) {
        Pcm noise = new Signals(20).noise(0.1, new Random(4)).pcm();
        Signals irregular = new Signals(30);
        Random random = new Random(5);
        for (double second = 0; second < 30; second += 0.1 + random.nextDouble()) {
            irregular.click(second, 0.3, random);
        }
        Pcm chord = new Signals(20).note(0, 20, 60, 0.2).note(0, 20, 64.1, 0.2).pcm();

        assertThat(Tempo.strengthAt(noise, bpm)).isLessThan(0.05);
        assertThat(Tempo.strengthAt(irregular.pcm(), bpm)).isLessThan(0.05);
        assertThat(Tempo.strengthAt(chord, bpm)).isLessThan(0.05);
        assertThat(Tempo.strengthAt(new Signals(20).pcm(), bpm)).isLessThan(0.05);
    }

    @Test
    void aSnippetIsTooShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tempo.bpmNear(clicks(60, 1, 0), 60));
    }

    private static Pcm clicks(double bpm, double seconds, double deviation) {
        Random random = new Random(1);
        Signals signals = new Signals(seconds);
        for (int beat = 0; beat * 60 / bpm < seconds; beat++) {
            signals.click(Math.max(0, beat * 60 / bpm + deviation * random.nextGaussian()), 0.3, random);
        }
        return signals.pcm();
    }

    private static Pcm groove(double bpm, double swing) {
        Random random = new Random(2);
        Signals signals = new Signals(30);
        double beat = 60 / bpm;
        for (int i = 0; i * beat < 30; i++) {
            signals.click(i * beat, 0.1, random).click((i + swing) * beat, 0.07, random);
            if (i % 2 == 1) {
                signals.click(i * beat, 0.3, random);
            } else {
                signals.note(i * beat, 0.2, 30, 0.6);
            }
            signals.note((i + (i % 4 == 2 ? swing : 0)) * beat, beat, 60 + random.nextInt(12), 0.1);
        }
        return signals.pcm();
    }
}
