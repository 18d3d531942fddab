package dev.acestep.testkit;

import java.util.function.Consumer;

/** Magnitude spectra of overlapping Hann windows; a full-scale sine has magnitude 1. */
final class Stft {
    private final int size;
    private final double[] window;
    private final Fft fft;

    Stft(int size) {
        this.size = size;
        fft = new Fft(size);
        window = new double[size];
        for (int i = 0; i < size; i++) {
            window[i] = (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size)) * 4 / size;
        }
    }

    /**
     * Hands over one spectrum {@code [size / 2]} per hop, of windows centred on the hops; the array is reused.
     *
     * @param samples taken as silent before its beginning and after its end
     */
    void eachSpectrum(float[] samples, int hop, Consumer<double[]> reader) {
        double[] real = new double[size];
        double[] imaginary = new double[size];
        double[] magnitudes = new double[size / 2];
        for (int centre = 0; centre < samples.length; centre += hop) {
            for (int i = 0; i < size; i++) {
                int at = centre - size / 2 + i;
                real[i] = at >= 0 && at < samples.length ? samples[at] * window[i] : 0;
                imaginary[i] = 0;
            }
            fft.transform(real, imaginary);
            for (int bin = 0; bin < magnitudes.length; bin++) {
                magnitudes[bin] = Math.sqrt(real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
            }
            reader.accept(magnitudes);
        }
    }
}
