package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenreFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aListIsReadWithoutItsComments() throws IOException {
        Files.writeString(folder.resolve(GenreFile.NAME), "\uFEFFJazz\r\n# all of them\n\n  Ñu Métal \njazz\n");

        assertThat(GenreFile.in(folder).entries()).containsExactly("jazz", "ñu métal");
        assertThat(GenreFile.in(Fixtures.checkpoints()).entries()).hasSize(13).contains("dance, electronic");
    }

    @Test
    void withoutAListTheFieldIsFree() {
        assertThat(GenreFile.in(folder)).isEqualTo(GenreWords.NONE);
    }

    @Test
    void whatIsNoListOfGenresIsLeftOut() throws IOException {
        Path file = folder.resolve(GenreFile.NAME);
        Files.write(file, new byte[] {'j', 'a', 'z', 'z', '\n', (byte) 0xff});
        assertThat(GenreFile.in(folder)).isEqualTo(GenreWords.NONE);

        Files.delete(file);
        Files.createDirectory(file);
        assertThat(GenreFile.in(folder)).isEqualTo(GenreWords.NONE);

        Files.delete(file);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((16L << 20) + 1);
        }
        assertThat(GenreFile.in(folder)).isEqualTo(GenreWords.NONE);
    }
}
