package dev.acestep.jobs;

import java.nio.file.Path;

/** Another process works on the data folder; only one may. */
public final class FolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String owner) {
        super("Data folder %s is in use by process %s; stop it or choose another folder (ACESTEP_DATA_DIR)"
                .formatted(folder, owner));
    }
}
