package dev.acestep.music;

import java.nio.file.Path;

/** Decodes the audio files that requests name. */
@FunctionalInterface
public interface AudioReader {
    /**
     * The whole file at 48 kHz, stereo.
     *
     * @throws InvalidRequest if it is no audio, or too long
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    Pcm read(Path file);
}
