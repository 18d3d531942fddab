package dev.acestep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.Pcm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @Test
    void aToneIsABrightLineAtItsHeight() {
        BufferedImage image =
                Spectrogram.image(new Signals(4).note(0, 4, 69, 0.3).pcm(), 200, 300);
        double expected = 300 * (1 - Math.log(440 / 40.0) / Math.log(20_000 / 40.0));

        assertThat((double) brightestRow(image, 60)).isCloseTo(expected, within(3.0));
    }

    @Test
    void silenceIsDarkAndSoundIsSpreadOverTheWidth() {
        Signals second = new Signals(4).note(2, 2, 69, 0.3);
        BufferedImage image = Spectrogram.image(second.pcm(), 200, 100);

        assertThat(brightness(image.getRGB(30, brightestRow(image, 150)))).isLessThan(20);
        assertThat(brightness(image.getRGB(150, brightestRow(image, 150)))).isGreaterThan(120);
    }

    @Test
    void theWaveIsDrawnWhereItSounds() {
        float[] left = new float[48_000];
        for (int i = 24_000; i < 48_000; i++) {
            left[i] = i % 2 == 0 ? 0.9f : -0.9f;
        }
        BufferedImage image = Waveform.image(new Pcm(left, new float[48_000]), 100, 80);

        assertThat(brightness(image.getRGB(75, 10))).isGreaterThan(60);
        assertThat(brightness(image.getRGB(25, 10))).isLessThan(30);
        assertThat(brightness(image.getRGB(75, 50))).isLessThan(30);
    }

    @Test
    void picturesArePngFiles(@TempDir Path folder) throws IOException {
        Pcm song = new Signals(2).note(0, 2, 69, 0.3).pcm();
        Spectrogram.write(song, folder.resolve("s.png"), 320, 200);
        Waveform.write(song, folder.resolve("w.png"), 300, 100);

        assertThat(ImageIO.read(folder.resolve("s.png").toFile()).getWidth()).isEqualTo(320);
        assertThat(ImageIO.read(folder.resolve("w.png").toFile()).getHeight()).isEqualTo(100);
    }

    private static int brightestRow(BufferedImage image, int x) {
        int brightest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            if (brightness(image.getRGB(x, y)) > brightness(image.getRGB(x, brightest))) {
                brightest = y;
            }
        }
        return brightest;
    }

    private static int brightness(int colour) {
        return ((colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF)) / 3;
    }
}
