package dev.acestep.jobs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that strangers on this machine may not read, since there are secrets in it. SQLite gives the files that it makes
 * beside its database the same rights.
 */
final class PrivateFile {
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> STRANGERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFile() {}

    /** Makes an empty file for its owner alone; from one that is there only the rights of strangers are taken. */
    static void make(Path file) throws IOException {
        if (!Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
        } catch (FileAlreadyExistsException _) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.removeAll(STRANGERS)) {
                Files.setPosixFilePermissions(file, rights);
            }
        }
    }
}
