package dev.acestep.cli;

import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.audio.UnreadableAudio;
import dev.acestep.music.AudioReader;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The audio files of requests, by ffmpeg; what cannot be used as a source is refused in one sentence. */
final class FileAudio implements AudioReader {
    private static final String FIELD = "src_audio_path";

    @Override
    public Pcm read(Path file) {
        Pcm audio = decoded(file);
        if (isSilent(audio.left()) && isSilent(audio.right())) {
            throw InvalidRequest.because(FIELD, "the file is silent");
        }
        return audio;
    }

    private static Pcm decoded(Path file) {
        try {
            return AudioDecoder.decode(file, Limits.SONG);
        } catch (UnreadableAudio e) {
            throw InvalidRequest.because(FIELD, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The source audio cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isSilent(float[] samples) {
        for (float sample : samples) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }
}
