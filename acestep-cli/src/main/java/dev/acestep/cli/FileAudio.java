package dev.acestep.cli;

import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.AudioInfo;
import dev.acestep.audio.Limits;
import dev.acestep.audio.UnreadableAudio;
import dev.acestep.engine.source.StoredLatents;
import dev.acestep.music.AudioProbe;
import dev.acestep.music.AudioReader;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** The audio files of requests, by ffmpeg; what cannot be used as a source is refused in one sentence. */
final class FileAudio implements AudioReader, AudioProbe {
    private static final String FIELD = "src_audio_path";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What encoders put around a song of the greatest length does not make it too long. */
    private static final double PADDING_SECONDS = 0.5;

    /** The field is taken for the source's. */
    @Override
    public Pcm read(Path file) {
        Pcm audio = decoded(file);
        if (isSilent(audio.left()) && isSilent(audio.right())) {
            throw InvalidRequest.because(FIELD, "the file is silent");
        }
        return audio;
    }

    /** Latents pass: what they are good for depends on the model. */
    @Override
    public void check(String field, Path file) {
        if (StoredLatents.areIn(file)) {
            return;
        }
        try {
            checkLength(field, AudioDecoder.probe(file, PATIENCE));
        } catch (UnreadableAudio e) {
            throw InvalidRequest.because(field, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void checkLength(String field, AudioInfo info) {
        double most = Limits.SONG.maxSeconds();
        if (info.seconds() > most + PADDING_SECONDS) {
            throw InvalidRequest.because(field, "the audio is longer than %.0f s".formatted(most));
        }
    }

    private static Pcm decoded(Path file) {
        try {
            return AudioDecoder.decode(file, Limits.SONG);
        } catch (UnreadableAudio e) {
            throw InvalidRequest.because(FIELD, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The source audio cannot be read: " + e.getMessage(), e);
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
