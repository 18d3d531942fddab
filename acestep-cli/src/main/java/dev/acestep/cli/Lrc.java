package dev.acestep.cli;

import dev.acestep.music.TimedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Lyric times as an LRC file beside the audio. */
final class Lrc {
    private Lrc() {}

    static Path write(Path audio, List<TimedLine> lines) throws IOException {
        String name = String.valueOf(audio.getFileName());
        Path file = audio.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".lrc");
        return Files.writeString(file, text(lines));
    }

    static String text(List<TimedLine> lines) {
        return lines.stream().map(line -> line.lrc() + "\n").collect(Collectors.joining());
    }
}
