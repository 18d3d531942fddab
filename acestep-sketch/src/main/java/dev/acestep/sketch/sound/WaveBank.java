package dev.acestep.sketch.sound;

import java.util.HashMap;
import java.util.Map;

/** The waves of one spectrum, one a semitone, made when first needed. */
final class WaveBank {
    private final Spectrum spectrum;
    private final Map<Integer, Wave> waves = new HashMap<>();

    WaveBank(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    Wave at(int pitch) {
        return waves.computeIfAbsent(pitch, key -> Wave.of(spectrum, Tone.hertz(key)));
    }
}
