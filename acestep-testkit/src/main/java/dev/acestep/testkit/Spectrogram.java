package dev.acestep.testkit;

import dev.acestep.music.Pcm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** The spectrum over time as a picture: 40 Hz to 20 kHz upwards on a log scale, −100 dB dark to −10 dB bright. */
public final class Spectrogram {
    private static final int WINDOW = 4096;
    private static final double LOWEST_HERTZ = 40;
    private static final double HIGHEST_HERTZ = 20_000;
    private static final double DARK_DB = -100;
    private static final double BRIGHT_DB = -10;
    private static final int[] COLOURS = {0x04030F, 0x2A0F54, 0x7A1E6D, 0xC93B4B, 0xF58A1F, 0xFCE98A, 0xFFFFF0};

    private Spectrogram() {}

    public static void write(Pcm audio, Path png, int width, int height) throws IOException {
        Picture.write(image(audio, width, height), png);
    }

    public static BufferedImage image(Pcm audio, int width, int height) {
        BufferedImage image = Picture.blank(width, height, COLOURS[0]);
        float[] mono = Mono.of(audio, Double.MAX_VALUE);
        int hop = Math.max(1, (mono.length + width - 1) / width);
        int[] x = {0};
        new Stft(WINDOW).eachSpectrum(mono, hop, spectrum -> drawColumn(image, x[0]++, spectrum));
        return image;
    }

    private static void drawColumn(BufferedImage image, int x, double[] spectrum) {
        int height = image.getHeight();
        for (int y = 0; y < height; y++) {
            double from = bin(height - y - 1, height);
            double to = bin(height - y, height);
            double level = between(spectrum, from);
            for (int bin = (int) Math.ceil(from); bin < to; bin++) {
                level = Math.max(level, spectrum[bin]);
            }
            image.setRGB(x, y, colour(20 * Math.log10(Math.max(level, 1e-9))));
        }
    }

    private static double bin(int row, int rows) {
        double hertz = LOWEST_HERTZ * Math.pow(HIGHEST_HERTZ / LOWEST_HERTZ, row / (double) rows);
        return hertz * WINDOW / Pcm.SAMPLE_RATE;
    }

    private static double between(double[] spectrum, double position) {
        int below = (int) position;
        double part = position - below;
        return spectrum[below] * (1 - part) + spectrum[below + 1] * part;
    }

    private static int colour(double db) {
        double brightness = Math.clamp((db - DARK_DB) / (BRIGHT_DB - DARK_DB), 0, 1) * (COLOURS.length - 1);
        int index = Math.min((int) brightness, COLOURS.length - 2);
        double part = brightness - index;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int dark = COLOURS[index] >> shift & 0xFF;
            int bright = COLOURS[index + 1] >> shift & 0xFF;
            mixed |= (int) Math.round(dark + (bright - dark) * part) << shift;
        }
        return mixed;
    }
}
