package dev.acestep.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder of finished files; every name in it begins with the id of the job that it belongs to. */
public final class OutputFolder {
    private final Path root;

    /** Makes the folder if it is missing. */
    public OutputFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.root = folder.toRealPath();
    }

    /** Absolute and without links. */
    public Path root() {
        return root;
    }

    /** Where the file of that name is, or would be; the name has no separators. */
    public Path path(String name) {
        Path path = root.resolve(name).normalize();
        if (!root.equals(path.getParent())) {
            throw new IllegalArgumentException("Not a file name: " + name);
        }
        return path;
    }

    /** Whether a finished file of that name is there. */
    public boolean holds(String name) {
        return Files.isRegularFile(path(name), LinkOption.NOFOLLOW_LINKS);
    }
}
