package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.Envelope.Shape;
import dev.acestep.sketch.sound.SungVoice.Recipe;

/** Voices. */
final class Singers {
    private static final Spectrum THROAT = Spectrum.voiced(0.75, 9000);

    private Singers() {}

    static Patch voice() {
        Recipe recipe =
                new Recipe(1, 0, new Shape(0.03, 0.5, 0.88, 0.05), new Vibrato.Style(5.3, 26, 0.45, 30, 4), 0.02);
        WaveBank throats = new WaveBank(THROAT);
        return Patch.of(1.01, tone -> new SungVoice(tone, recipe, throats)).legato();
    }

    static Patch choir() {
        Recipe recipe = new Recipe(4, 22, new Shape(0.16, 1, 0.9, 0.2), new Vibrato.Style(5, 14, 0.3, 10, 6), 0.03);
        WaveBank throats = new WaveBank(THROAT);
        return Patch.of(0.66, tone -> new SungVoice(tone, recipe, throats))
                .placed(pitch -> Math.clamp((62 - pitch) / 40.0, -0.5, 0.5))
                .through(() -> new Chorus(0.4, 2.5, 0.5));
    }
}
