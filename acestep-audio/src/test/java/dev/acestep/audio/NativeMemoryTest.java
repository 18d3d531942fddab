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
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {
    /** A heap that is there from the start cannot be taken for native memory. */
    private static final List<String> STILL_HEAP =
            List.of("-Xms48m", "-Xmx48m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int ROUNDS = 200;

    @TempDir
    Path folder;

    /** One leaked encoder or decoder a round would be tens of megabytes. */
    @Test
    void everyCallGivesAllItsMemoryBack() throws Exception {
        String[] growth =
                new ChildJvm(Growth.class, folder, STILL_HEAP).run(_ -> true).split(" ");
        assertThat(growth).hasSize(2);
        assertThat(Long.parseLong(growth[0])).as("made by JavaCPP").isZero();
        assertThat(Long.parseLong(growth[1])).as("made by ffmpeg").isLessThan(10L << 20);
    }

    /** Prints by how many bytes the process grew. */
    static final class Growth {
        private static final Pcm MUSIC = Sounds.music(12_000);

        private Growth() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            rounds(folder, 60);
            long tracked = Pointer.totalBytes();
            long physical = Pointer.physicalBytes();
            rounds(folder, ROUNDS);
            System.out.printf("%d %d%n", Pointer.totalBytes() - tracked, Pointer.physicalBytes() - physical);
        }

        private static void rounds(Path folder, int count) throws IOException {
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
}
