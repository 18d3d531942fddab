package dev.acestep.music;

import java.nio.file.Path;

/** Judges the audio files that requests name by what can be told soon, before a job is made of them. */
@FunctionalInterface
public interface AudioProbe {
    /**
     * Lets a file pass that may be good; only decoding it shows the rest.
     *
     * @param field that named the file
     * @throws InvalidRequest of that field, if the file is of no use
     */
    void check(String field, Path file);
}
