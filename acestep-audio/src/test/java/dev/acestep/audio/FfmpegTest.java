package dev.acestep.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {
    @TempDir
    Path folder;

    @Test
    void everyFormatOfTheProductCanBeWritten() {
        assertThat(Ffmpeg.encodable()).containsExactly(AudioFormat.values());
        assertThat(Ffmpeg.version()).matches("\\d+\\.\\d.*");
    }

    @Test
    void missingNativesAreSaidInOneSentence() throws Exception {
        assertThat(run(jar -> !jar.matches(".*ffmpeg-.*-(linux|macosx|windows)-.*\\.jar")))
                .contains("ffmpeg's native libraries for ")
                .contains(" cannot be loaded: ");
    }

    @Test
    void ffmpegItselfPrintsNothing() throws Exception {
        assertThat(run(_ -> true)).isEqualTo("the file is not audio");
    }

    private String run(Predicate<String> classPathEntries) throws Exception {
        return new ChildJvm(Refused.class, folder, List.of("-Dorg.bytedeco.javacpp.cachedir=" + folder))
                .run(classPathEntries);
    }

    /** Reads a file that ffmpeg would complain about, and prints only what our own error says. */
    static final class Refused {
        private Refused() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0], "header.wav");
            Files.write(file, "RIFF but then nothing of the sort".getBytes(UTF_8));
            try {
                AudioDecoder.decode(file, Limits.SONG);
            } catch (UnreadableAudio e) {
                System.out.println(String.valueOf(e.getMessage()).substring(0, 21));
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
