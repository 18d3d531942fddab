package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.Envelope.Shape;
import dev.acestep.sketch.sound.SteadyVoice.Recipe;

/** Bowed strings, brass and winds. */
final class Orchestra {
    private static final Vibrato.Style BOWED = new Vibrato.Style(5.6, 18, 0.3, 12, 2);
    private static final Vibrato.Style BLOWN = new Vibrato.Style(5, 9, 0.6, 18, 2);
    private static final Vibrato.Style JAZZY = new Vibrato.Style(5, 20, 0.35, 45, 3);

    private Orchestra() {}

    static Patch strings() {
        WaveBank section = new WaveBank(Spectrum.voiced(0.95, 5200, 480, 0.8, 1100, 0.4, 2600, 0.6));
        AnalogVoice.Recipe recipe = new AnalogVoice.Recipe(
                4,
                17,
                3200,
                1,
                0.6,
                new Shape(0.2, 1, 0.8, 0.3),
                new Shape(0.09, 1, 0.9, 0.13),
                new Vibrato.Style(5.3, 9, 0.3, 8, 4));
        return Patch.of(0.44, tone -> new AnalogVoice(tone, recipe, section))
                .placed(pitch -> Math.clamp((62 - pitch) / 50.0, -0.5, 0.5))
                .through(() -> new Chorus(0.45, 2, 0.5));
    }

    static Patch violin() {
        return solo(
                0.59,
                new Recipe(new Shape(0.06, 0.6, 0.9, 0.07), BOWED, 0.8, 0.03, 5),
                Spectrum.voiced(1.2, 3500, 290, 0.8, 480, 0.8, 1000, 0.3),
                Spectrum.voiced(0.8, 6000, 290, 0.6, 480, 0.6, 1200, 0.7, 2700, 1.5));
    }

    static Patch cello() {
        return solo(
                0.60,
                new Recipe(new Shape(0.08, 0.6, 0.9, 0.09), BOWED, 0.8, 0.03, 6),
                Spectrum.voiced(1.2, 1800, 110, 0.6, 220, 0.8, 400, 0.4),
                Spectrum.voiced(0.85, 3200, 110, 0.5, 220, 0.7, 700, 0.6, 1800, 0.8));
    }

    static Patch trumpet() {
        return solo(
                0.57,
                new Recipe(new Shape(0.03, 0.25, 0.85, 0.045), BLOWN, 1, 0.015, 3),
                Spectrum.voiced(0.9, 1800, 1200, 0.8),
                Spectrum.voiced(0.25, 4200, 1200, 1.3, 2400, 0.8));
    }

    static Patch trombone() {
        return solo(
                0.60,
                new Recipe(new Shape(0.045, 0.3, 0.85, 0.06), BLOWN, 1, 0.012, 4),
                Spectrum.voiced(0.8, 900, 520, 0.8),
                Spectrum.voiced(0.3, 2400, 520, 1, 1500, 0.7));
    }

    static Patch brass() {
        WaveBank section = new WaveBank(Spectrum.voiced(0.45, 3600, 700, 0.7, 1500, 0.7));
        AnalogVoice.Recipe recipe = new AnalogVoice.Recipe(
                3,
                13,
                900,
                2.6,
                0.8,
                new Shape(0.05, 0.2, 0.65, 0.1),
                new Shape(0.025, 0.4, 0.85, 0.06),
                new Vibrato.Style(5, 5, 0.4, 25, 3));
        return Patch.of(0.38, tone -> new AnalogVoice(tone, recipe, section))
                .placed(pitch -> Math.clamp((pitch - 62) / 60.0, -0.4, 0.4));
    }

    static Patch saxophone() {
        return solo(
                0.62,
                new Recipe(new Shape(0.035, 0.3, 0.85, 0.06), JAZZY, 0.85, 0.035, 5),
                Spectrum.voiced(0.9, 1500, 500, 0.9),
                Spectrum.voiced(0.5, 3400, 600, 1, 1400, 0.9, 2600, 0.6));
    }

    static Patch clarinet() {
        return solo(
                0.61,
                new Recipe(new Shape(0.04, 0.4, 0.9, 0.06), BLOWN, 0.7, 0.02, 4),
                Spectrum.voiced(1.1, 1600).hollow(0.06),
                Spectrum.voiced(0.7, 3200, 1500, 0.6).hollow(0.25));
    }

    static Patch flute() {
        return solo(
                0.62,
                new Recipe(new Shape(0.05, 0.4, 0.9, 0.07), new Vibrato.Style(5, 12, 0.4, 10, 2), 0.7, 0.09, 3),
                Spectrum.of(1, 0.22, 0.1, 0.03),
                Spectrum.of(1, 0.5, 0.34, 0.14, 0.08, 0.05, 0.02));
    }

    private static Patch solo(double level, Recipe recipe, Spectrum dull, Spectrum bright) {
        WaveBank soft = new WaveBank(dull);
        WaveBank loud = new WaveBank(bright);
        return Patch.of(level, tone -> new SteadyVoice(tone, recipe, soft, loud))
                .legato();
    }
}
