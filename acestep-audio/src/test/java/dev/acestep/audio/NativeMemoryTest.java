package dev.acestep.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {
    private static final Pcm MUSIC = Sounds.music(12_000);
    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    /** One leaked encoder or decoder a round would be tens of megabytes. */
    @Test
    void everyCallGivesAllItsMemoryBack() throws Exception {
        rounds(60);
        System.gc();
        long tracked = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        rounds(ROUNDS);
        System.gc();
        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(tracked);
        assertThat(Pointer.physicalBytes() - physical).isLessThan(24L << 20);
    }

    private void rounds(int count) throws IOException {
        AudioFormat[] formats = AudioFormat.values();
        Path file = folder.resolve("song");
        Path junk = Files.write(folder.resolve("junk"), "no music".getBytes(UTF_8));
        for (int i = 0; i < count; i++) {
            Output output = Output.DEFAULTS.withFormat(formats[i % formats.length]);
            AudioEncoder.write(file, MUSIC, output, Tags.of("a song", i, "model"));
            assertThat(AudioDecoder.decode(file, Limits.SONG).frames()).isEqualTo(MUSIC.frames());
            assertThat(AudioDecoder.probe(file).channels()).isEqualTo(2);
            assertThatIOException().isThrownBy(() -> AudioDecoder.decode(junk, Limits.SONG));
            assertThatIOException().isThrownBy(() -> AudioDecoder.decode(file, new Limits(0.1)));
        }
    }
}
