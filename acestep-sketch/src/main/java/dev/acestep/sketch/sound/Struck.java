package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.ModalVoice.Mode;
import java.util.ArrayList;
import java.util.List;

/** The bodies that hammers and mallets strike: what modes each note of them has. */
final class Struck {
    private Struck() {}

    /** Strings of a piano: slightly stretched harmonics, two strings a note that beat, a fast and a slow decay. */
    static Voice piano(Tone tone) {
        double hertz = tone.hertz();
        double stiffness = 0.00008 * StrictMath.pow(2, (tone.pitch() - 48) / 11.0);
        double ring = 9 * StrictMath.pow(2, -(tone.pitch() - 40) / 17.0);
        double corner = 700 + 4000 * tone.velocity() * tone.velocity() + 1.2 * hertz;
        int partials = Math.clamp((int) (7500 / hertz), 3, 28);
        List<Mode> modes = new ArrayList<>();
        for (int k = 1; k <= partials; k++) {
            double frequency = hertz * k * Math.sqrt((1 + stiffness * k * k) / (1 + stiffness));
            double hammer = Math.abs(StrictMath.sin(Math.PI * k / 8.3)) + 0.12;
            double level = hammer * StrictMath.pow(k, -0.9) / (1 + (frequency / corner) * (frequency / corner));
            double seconds = ring / (1 + 0.14 * k);
            modes.add(new Mode(frequency, level, seconds * 0.45));
            if (k <= 6) {
                modes.add(new Mode(frequency * Curves.cents(0.9), 0.4 * level, seconds));
            }
        }
        modes.add(new Mode(97, 0.16 * tone.velocity(), 0.12));
        modes.add(new Mode(251, 0.14 * tone.velocity(), 0.07));
        return new ModalVoice(tone, scaled(modes, 0.55 * tone.velocity()), 0.22);
    }

    static Voice vibraphone(Tone tone) {
        double v = tone.velocity();
        return bar(tone, 4.5, 1.2, 1, 1, 1, 4, 0.28 * v + 0.04, 0.3, 10, 0.16 * v * v, 0.08);
    }

    static Voice marimba(Tone tone) {
        double v = tone.velocity();
        return bar(tone, 0.75, 1.5, 1, 1, 1, 3.93, 0.22 * v + 0.05, 0.3, 9.2, 0.14 * v, 0.12);
    }

    static Voice musicBox(Tone tone) {
        double v = tone.velocity();
        return bar(tone, 2.2, 1.5, 1, 1, 1, 2, 0.1, 0.8, 6.27, 0.22 * v, 0.2, 11.1, 0.08 * v, 0.1);
    }

    static Voice bells(Tone tone) {
        double v = tone.velocity();
        return bar(
                tone, 4, 4, 1, 1, 1, 0.5, 0.12, 1.2, 2, 0.5, 0.7, 2.99, 0.3, 0.5, 4.07, 0.26 * v, 0.35, 5.3, 0.18 * v,
                0.25, 6.8, 0.1 * v, 0.2);
    }

    static Voice timpani(Tone tone) {
        double v = tone.velocity();
        return bar(
                tone, 1.8, 1.2, 1, 1, 1, 1.5, 0.5, 0.7, 1.99, 0.3, 0.5, 2.44, 0.2 * v, 0.35, 2.9, 0.15 * v, 0.3, 4.3,
                0.12 * v, 0.06, 7.1, 0.1 * v, 0.03);
    }

    /**
     * A tuned bar or skin.
     *
     * @param seconds in which middle C's first mode falls 60 dB
     * @param modes for each: its frequency, its amplitude, its length, as multiples of the first mode's
     */
    private static Voice bar(Tone tone, double seconds, double release, double... modes) {
        double ring = seconds * Math.clamp(Math.sqrt(261.6 / tone.hertz()), 0.4, 1.8);
        List<Mode> bodies = new ArrayList<>();
        for (int i = 0; i < modes.length; i += 3) {
            bodies.add(new Mode(tone.hertz() * modes[i], modes[i + 1], ring * modes[i + 2]));
        }
        return new ModalVoice(tone, scaled(bodies, 0.6 * tone.velocity()), release);
    }

    private static List<Mode> scaled(List<Mode> modes, double factor) {
        return modes.stream()
                .map(mode -> new Mode(mode.hertz(), mode.amplitude() * factor, mode.seconds()))
                .toList();
    }
}
