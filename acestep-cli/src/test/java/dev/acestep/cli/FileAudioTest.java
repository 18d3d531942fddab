package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Tags;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAudioTest {
    private static final int SECOND = Pcm.SAMPLE_RATE;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSongIsReadWhole() throws IOException {
        float[] tone = new float[SECOND];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.sin(i * 0.05) / 2;
        }

        assertThat(new FileAudio().read(file(new Pcm(tone, new float[SECOND]))).seconds())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeListenedToIsOneSentence() throws IOException {
        refused(Files.writeString(folder.resolve("words.mp3"), "these are words"), "src_audio_path: ");
        refused(folder.resolve("nowhere.wav"), "src_audio_path: the file does not exist");
        refused(Files.createFile(folder.resolve("empty.wav")), "src_audio_path: the file is empty");
        refused(file(new Pcm(new float[SECOND], new float[SECOND])), "src_audio_path: the file is silent");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> new FileAudio().read(file))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private Path file(Pcm audio) throws IOException {
        Path file = folder.resolve("song.wav");
        AudioEncoder.write(file, audio, Output.DEFAULTS.withFormat(AudioFormat.WAV), Tags.NONE);
        return file;
    }
}
