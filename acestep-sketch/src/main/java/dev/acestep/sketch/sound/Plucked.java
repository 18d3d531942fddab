package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.PluckedVoice.Recipe;

/** Plucked strings on their bodies. */
final class Plucked {
    private Plucked() {}

    static Patch harpsichord() {
        return strings(0.64, new Recipe(0.11, 15_000, 0.05, 3.2, 0.06, 0.12))
                .placed(Patch.Placement.KEYBOARD)
                .through(() -> Biquad.highPass(140, 0.7).then(Biquad.peak(2600, 1, 3)));
    }

    static Patch nylonGuitar() {
        return strings(0.86, new Recipe(0.22, 3600, 0.06, 2.6, 0.28, 0.1)).through(() -> wood(105, 210, 3));
    }

    static Patch steelGuitar() {
        return strings(0.74, new Recipe(0.16, 8500, 0.1, 3.6, 0.13, 0.12)).through(() -> wood(110, 220, 2));
    }

    static Patch cleanGuitar() {
        return strings(0.82, new Recipe(0.2, 7000, 0.05, 4, 0.12, 0.1))
                .through(() -> Biquad.peak(2800, 0.8, 4)
                        .then(Biquad.lowPass(6500, 0.8))
                        .then(new Chorus(0.7, 1.2, 0.35)));
    }

    static Patch mutedGuitar() {
        return strings(1.11, new Recipe(0.2, 3200, 0.08, 0.5, 0.3, 0.05))
                .through(() -> Biquad.peak(1500, 0.8, 3).then(Biquad.lowPass(6000, 0.7)));
    }

    static Patch distortedGuitar() {
        return strings(0.64, new Recipe(0.13, 6000, 0.08, 9, 0.08, 0.07)).through(() -> new Amplifier(14, 0.4));
    }

    static Patch uprightBass() {
        return strings(1.07, new Recipe(0.3, 900, 0.04, 1.3, 0.35, 0.12)).through(() -> wood(95, 200, 2));
    }

    static Patch fingeredBass() {
        return strings(0.80, new Recipe(0.2, 1500, 0.02, 2.8, 0.25, 0.07)).through(() -> Biquad.peak(90, 0.8, 2));
    }

    static Patch pickedBass() {
        return strings(0.78, new Recipe(0.1, 4200, 0.06, 3, 0.16, 0.06)).through(() -> Biquad.peak(1200, 0.9, 3));
    }

    static Patch slapBass() {
        return strings(0.76, new Recipe(0.07, 9000, 0.12, 2.2, 0.12, 0.05))
                .through(() -> Biquad.peak(80, 0.8, 4).then(Biquad.peak(3200, 0.9, 4)));
    }

    static Patch pizzicato() {
        return strings(1.38, new Recipe(0.3, 2600, 0.06, 0.55, 0.35, 0.25)).through(() -> wood(280, 480, 3));
    }

    static Patch harp() {
        return strings(0.92, new Recipe(0.38, 4200, 0.02, 3.4, 0.16, 1.6)).placed(Patch.Placement.KEYBOARD);
    }

    static Patch banjo() {
        return strings(0.74, new Recipe(0.2, 9000, 0.1, 1.1, 0.12, 0.12))
                .through(() -> Biquad.peak(650, 1, 5).then(Biquad.highPass(140, 0.7)));
    }

    static Patch sitar() {
        return strings(0.54, new Recipe(0.09, 12_000, 0.05, 4.5, 0.04, 0.5))
                .through(() -> Biquad.peak(2200, 0.9, 6).then(Biquad.highPass(150, 0.7)));
    }

    private static Patch strings(double level, Recipe recipe) {
        return Patch.of(level, tone -> new PluckedVoice(tone, recipe));
    }

    private static Effect wood(double air, double top, double decibels) {
        return Biquad.peak(air, 2, decibels)
                .then(Biquad.peak(top, 1.5, decibels))
                .then(Biquad.peak(450, 1, -decibels));
    }
}
