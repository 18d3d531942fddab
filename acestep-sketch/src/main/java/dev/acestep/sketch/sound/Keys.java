package dev.acestep.sketch.sound;

import dev.acestep.sketch.sound.Envelope.Shape;

/** Keyboards that are neither struck strings nor synthesizers. */
final class Keys {
    private Keys() {}

    static Patch electricPiano() {
        FmVoice.Recipe body = new FmVoice.Recipe(1, 0.3, new Shape(0.001, 0.7, 0, 0.2), new Shape(0.002, 1.3, 0, 0.09));
        FmVoice.Recipe tine =
                new FmVoice.Recipe(14, 0.06, new Shape(0.001, 0.09, 0, 0.1), new Shape(0.001, 0.9, 0, 0.08));
        return Patch.of(0.41, tone -> new Layers(new FmVoice(tone, body), new FmVoice(tone, tine)))
                .placed(Patch.Placement.KEYBOARD)
                .through(() -> new Tremolo(4.6, 0.3, 0.5));
    }

    static Patch organ() {
        WaveBank drawbars = new WaveBank(Spectrum.of(0.7, 1, 0.55, 0.5, 0.06, 0.3, 0, 0.28, 0.05, 0.12, 0, 0.1));
        WaveBank full =
                new WaveBank(Spectrum.of(0.8, 1, 0.7, 0.7, 0.2, 0.5, 0.1, 0.5, 0.1, 0.3, 0.05, 0.3, 0, 0, 0, 0.25));
        SteadyVoice.Recipe keys =
                new SteadyVoice.Recipe(new Shape(0.006, 1, 1, 0.02), Vibrato.Style.NONE, 0.5, 0.01, 4);
        return Patch.of(0.41, tone -> new SteadyVoice(tone, keys, drawbars, full))
                .through(() -> new Chorus(5.8, 0.35, 0.5).then(new Tremolo(5.8, 0.22, 0.5)));
    }

    static Patch accordion() {
        WaveBank reeds = new WaveBank(Spectrum.voiced(0.7, 4200, 1300, 0.7, 2600, 0.5));
        AnalogVoice.Recipe bellows = new AnalogVoice.Recipe(
                3, 16, 3500, 0.6, 0.7, new Shape(0.05, 1, 1, 0.1), new Shape(0.03, 1, 1, 0.04), Vibrato.Style.NONE);
        return Patch.of(0.35, tone -> new AnalogVoice(tone, bellows, reeds));
    }
}
