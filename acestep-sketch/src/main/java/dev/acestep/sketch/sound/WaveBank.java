package dev.acestep.sketch.sound;

/** The waves of one spectrum, one a semitone, made when first needed. */
final class WaveBank {
    private final Spectrum spectrum;
    private final java.util.Map<Integer, Wave> waves = new java.util.HashMap<>();

    WaveBank(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    Wave at(int pitch) {
        return waves.computeIfAbsent(pitch, key -> Wave.of(spectrum, Tone.hertz(key)));
    }
}
