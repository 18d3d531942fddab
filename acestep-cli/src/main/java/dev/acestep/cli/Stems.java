package dev.acestep.cli;

import dev.acestep.cli.Generate.Song;
import dev.acestep.music.GenerationRequest;
import java.nio.file.Path;
import java.util.List;

/** The instruments of a song as files of their own. */
final class Stems {
    private Stems() {}

    static List<Path> write(Path folder, GenerationRequest request, List<Song> songs) {
        return List.of();
    }
}
