package dev.acestep.engine.download;

import java.nio.file.Path;

/**
 * Where a file is put together.
 *
 * @param file its path when it is whole
 * @param part its path until then
 * @param note says of which bytes it is, or is a part; kept apart, so that it never comes into a model's folder
 */
record Staged(Path file, Path part, Path note) {
    static Staged in(Path folder, Path notes, String name) {
        return new Staged(folder.resolve(name), folder.resolve(name + ".part"), notes.resolve(name));
    }
}
