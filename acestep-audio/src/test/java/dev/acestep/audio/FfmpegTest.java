package dev.acestep.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.AudioFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Runs {@link Refused} in a process of its own and returns all that it printed. */
    private String run(Predicate<String> classPathEntry) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(classPathEntry)
                .collect(joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder);
        command.addAll(List.of("-cp", classPath, Refused.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output.strip();
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
