package dev.acestep.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pixels and their way into a PNG file; needs neither a display nor fonts. */
final class Picture {
    private Picture() {}

    static BufferedImage blank(int width, int height, int colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    static void write(BufferedImage image, Path png) throws IOException {
        try (var out = Files.newOutputStream(png)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this JDK writes no PNG");
            }
        }
    }
}
