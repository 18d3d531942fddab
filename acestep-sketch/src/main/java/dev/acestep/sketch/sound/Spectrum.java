package dev.acestep.sketch.sound;

/** The amplitudes of a steady sound's harmonics. */
interface Spectrum {
    Spectrum SAW = (harmonic, _) -> 1.0 / harmonic;
    Spectrum SQUARE = (harmonic, _) -> harmonic % 2 == 1 ? 1.0 / harmonic : 0;
    Spectrum TRIANGLE =
            (harmonic, _) -> harmonic % 2 == 1 ? (harmonic % 4 == 1 ? 1.0 : -1.0) / (harmonic * harmonic) : 0;

    /**
     * The amplitude of a harmonic.
     *
     * @param harmonic 1 is the fundamental
     * @param hertz its frequency
     */
    double amplitude(int harmonic, double hertz);

    /** A saw whose highs fall off from {@code corner} hertz on, with the resonances of a body. */
    static Spectrum voiced(double slope, double corner, double... resonances) {
        return (harmonic, hertz) -> {
            double level = StrictMath.pow(harmonic, -slope) / (1 + (hertz / corner) * (hertz / corner));
            for (int i = 0; i < resonances.length; i += 2) {
                double octaves = StrictMath.log(hertz / resonances[i]) / 0.35;
                level *= 1 + resonances[i + 1] * StrictMath.exp(-octaves * octaves);
            }
            return level;
        };
    }

    /** This one with its even harmonics weaker, as closed pipes have it. */
    default Spectrum hollow(double even) {
        return (harmonic, hertz) -> amplitude(harmonic, hertz) * (harmonic % 2 == 0 ? even : 1);
    }

    /** Listed amplitudes of the first harmonics, none above. */
    static Spectrum of(double... amplitudes) {
        return (harmonic, _) -> harmonic <= amplitudes.length ? amplitudes[harmonic - 1] : 0;
    }
}
