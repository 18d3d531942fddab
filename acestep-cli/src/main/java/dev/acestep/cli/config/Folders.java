package dev.acestep.cli.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the server keeps its files; every path is absolute.
 *
 * @param data job store and secrets, owned by one process
 * @param tmp temporary files
 * @param output finished audio
 * @param upload files sent by callers
 * @param audioRoots where callers may name files besides upload and output
 */
public record Folders(Path data, Path tmp, Path output, Path upload, List<Path> audioRoots) {
    public Folders {
        audioRoots = List.copyOf(audioRoots);
    }

    static Folders from(Settings settings, Path workingFolder) {
        Path cache = workingFolder.resolve(".cache", "acestep");
        Path root = settings.get("ACESTEP_DATA", Form.PATH, cache);
        Path data = settings.get("ACESTEP_DATA_DIR", Form.PATH, root.resolve("data"));
        Path tmp = settings.get("ACESTEP_TMPDIR", Form.PATH, root.resolve("tmp"));
        settings.get("TRITON_CACHE_DIR", Form.PATH, cache.resolve("triton"));
        settings.get("TORCHINDUCTOR_CACHE_DIR", Form.PATH, cache.resolve("torchinductor"));
        return new Folders(
                data,
                tmp,
                settings.get("ACESTEP_OUTPUT_DIR", Form.PATH, tmp.resolve("api_audio")),
                settings.get("ACESTEP_UPLOAD_DIR", Form.PATH, tmp.resolve("uploads")),
                settings.get("ACESTEP_AUDIO_ROOTS", Form.PATHS, List.of(systemTemporary())));
    }

    private static Path systemTemporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }
}
