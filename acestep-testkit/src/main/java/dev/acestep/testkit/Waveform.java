package dev.acestep.testkit;

import dev.acestep.music.Pcm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** The wave form as a picture: the left channel above, the right one below, peaks pale and power bright. */
public final class Waveform {
    private static final int BACKGROUND = 0x101418;
    private static final int AXIS = 0x33404A;
    private static final int PEAKS = 0x2F7F86;
    private static final int POWER = 0x7FE0D0;

    private Waveform() {}

    public static void write(Pcm audio, Path png, int width, int height) throws IOException {
        Picture.write(image(audio, width, height), png);
    }

    public static BufferedImage image(Pcm audio, int width, int height) {
        BufferedImage image = Picture.blank(width, height, BACKGROUND);
        draw(audio.left(), image, height / 4);
        draw(audio.right(), image, height * 3 / 4);
        return image;
    }

    private static void draw(float[] samples, BufferedImage image, int middle) {
        int reach = image.getHeight() / 4 - 2;
        for (int x = 0; x < image.getWidth(); x++) {
            int from = (int) ((long) samples.length * x / image.getWidth());
            int to = (int) ((long) samples.length * (x + 1) / image.getWidth());
            float lowest = 0;
            float highest = 0;
            double squares = 0;
            for (int i = from; i < to; i++) {
                lowest = Math.min(lowest, samples[i]);
                highest = Math.max(highest, samples[i]);
                squares += samples[i] * samples[i];
            }
            double power = Math.sqrt(squares / Math.max(1, to - from));
            image.setRGB(x, middle, AXIS);
            line(image, x, middle - reach * highest, middle - reach * lowest, PEAKS);
            line(image, x, middle - reach * power, middle + reach * power, POWER);
        }
    }

    private static void line(BufferedImage image, int x, double top, double bottom, int colour) {
        for (int y = (int) Math.ceil(top); y <= bottom; y++) {
            if (y >= 0 && y < image.getHeight() && bottom - top > 0) {
                image.setRGB(x, y, colour);
            }
        }
    }
}
