package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.AnalogVoice.Recipe;
import dev.acestep.sketch.sound.Envelope.Shape;

/** Synthesizers. */
final class Synths {
    private static final Vibrato.Style LEAD = new Vibrato.Style(5.4, 14, 0.35, 0, 0);

    private Synths() {}

    static Patch bass() {
        Recipe recipe = new Recipe(
                2,
                8,
                220,
                3.2,
                1.3,
                new Shape(0.002, 0.14, 0.2, 0.1),
                new Shape(0.003, 0.4, 0.75, 0.03),
                Vibrato.Style.NONE);
        return analog(0.88, recipe, Spectrum.SAW);
    }

    static Patch sub() {
        Recipe recipe = new Recipe(
                1,
                0,
                700,
                1,
                0.7,
                new Shape(0.001, 0.05, 0.3, 0.1),
                new Shape(0.004, 1.2, 0.8, 0.05),
                Vibrato.Style.NONE);
        return analog(0.92, recipe, Spectrum.of(1, 0.32, 0.16, 0.05)).legato();
    }

    static Patch squareLead() {
        Recipe recipe = new Recipe(
                2, 9, 1500, 1.8, 0.9, new Shape(0.004, 0.3, 0.5, 0.15), new Shape(0.005, 0.3, 0.8, 0.05), LEAD);
        return analog(0.63, recipe, Spectrum.SQUARE).legato();
    }

    static Patch sawLead() {
        Recipe recipe = new Recipe(
                3, 18, 2200, 1.6, 1, new Shape(0.004, 0.35, 0.5, 0.2), new Shape(0.005, 0.3, 0.8, 0.06), LEAD);
        return analog(0.63, recipe, Spectrum.SAW).legato().through(() -> new Chorus(0.5, 1.5, 0.3));
    }

    static Patch pad() {
        Recipe recipe = new Recipe(
                4,
                24,
                900,
                1.8,
                0.9,
                new Shape(0.5, 1.5, 0.6, 0.6),
                new Shape(0.22, 1, 0.85, 0.28),
                Vibrato.Style.NONE);
        return analog(0.44, recipe, Spectrum.SAW).through(() -> new Chorus(0.35, 2.5, 0.6));
    }

    static Patch warmPad() {
        Recipe recipe = new Recipe(
                3, 16, 520, 1.1, 0.7, new Shape(0.7, 2, 0.6, 0.8), new Shape(0.35, 1, 0.9, 0.4), Vibrato.Style.NONE);
        return analog(0.51, recipe, Spectrum.SAW).through(() -> new Chorus(0.28, 3, 0.6));
    }

    static Patch pluck() {
        Recipe recipe = new Recipe(
                2,
                12,
                500,
                3.4,
                1.4,
                new Shape(0.001, 0.11, 0, 0.1),
                new Shape(0.001, 0.28, 0, 0.12),
                Vibrato.Style.NONE);
        return analog(0.88, recipe, Spectrum.SAW).through(() -> new Chorus(0.6, 1.2, 0.3));
    }

    private static Patch analog(double level, Recipe recipe, Spectrum spectrum) {
        WaveBank waves = new WaveBank(spectrum);
        return Patch.of(level, tone -> new AnalogVoice(tone, recipe, waves));
    }
}
