package dev.acestep.cli;

import dev.acestep.music.LyricTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lyric times as an LRC file. */
final class Lrc {
    private Lrc() {}

    /** Where the times of a song are. */
    static Path beside(Path audio) {
        String name = String.valueOf(audio.getFileName());
        int dot = name.lastIndexOf('.');
        return audio.resolveSibling((dot <= 0 ? name : name.substring(0, dot)) + ".lrc");
    }

    static Path write(Path file, LyricTimes times) throws IOException {
        return Files.writeString(file, times.lrc() + "\n");
    }
}
