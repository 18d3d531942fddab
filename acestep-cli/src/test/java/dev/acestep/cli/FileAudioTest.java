package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.acestep.audio.AudioEncoder;
import dev.acestep.audio.Tags;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    @Test
    void whatAHeaderProvesIsToldBeforeDecoding() throws IOException {
        FileAudio audio = new FileAudio();
        audio.check("reference_audio_path", file(new Pcm(new float[SECOND], new float[SECOND])));
        assertThatThrownBy(() -> audio.check(
                        "reference_audio_path", Files.writeString(folder.resolve("words.mp3"), "these are words")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("reference_audio_path: the file is not audio of a known kind");
    }

    @Test
    @Timeout(10)
    void aHugeFileHoldsNobodyForLong() throws IOException {
        Path file = Files.write(folder.resolve("huge.wav"), MalformedAudio.wave(0xFFFF_0000L, 48_000, 0, 0));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(20L << 30);
        }
        long began = System.nanoTime();
        Throwable refusal = catchThrowable(() -> new FileAudio().check("src_audio_path", file));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        if (refusal != null) {
            assertThat(refusal).hasMessage("src_audio_path: the audio is longer than 600 s");
        }
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
