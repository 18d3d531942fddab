package dev.acestep.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Files that callers sent along with a request. */
public final class Uploads {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final long largestBytes;

    /**
     * Makes the folder if it is missing.
     *
     * @param largestBytes the most that one file may have
     */
    public Uploads(Path folder, long largestBytes) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder.toRealPath();
        this.largestBytes = largestBytes;
    }

    /** Absolute and without links. */
    public Path folder() {
        return folder;
    }

    /** The most that one file may have. */
    public long largestBytes() {
        return largestBytes;
    }

    /**
     * Keeps the bytes under a name of our own; the caller's name lends only its extension, if that is a plain one.
     *
     * @throws UploadTooLarge if there are too many; nothing is kept then
     */
    public Path keep(InputStream bytes, String callersName) throws IOException {
        Path file = folder.resolve(UUID.randomUUID() + extension(callersName));
        boolean complete = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(bytes, out);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
        return file;
    }

    /** Removes a file that {@link #keep} made; any other path is left alone. */
    public void discard(Path file) throws IOException {
        if (folder.equals(file.getParent())) {
            Files.deleteIfExists(file);
        }
    }

    private void copy(InputStream bytes, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            total += read;
            if (total > largestBytes) {
                throw new UploadTooLarge(largestBytes);
            }
            out.write(buffer, 0, read);
        }
    }

    /** The end of a file's name from its last dot, if it is a plain one; else nothing. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        return extension.matches("\\.[A-Za-z0-9]{1,8}") ? extension : "";
    }

    /** An uploaded file is larger than this server takes. */
    public static final class UploadTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UploadTooLarge(long largestBytes) {
            super("Uploaded file is larger than %d MB (ACESTEP_MAX_UPLOAD_MB)".formatted(largestBytes >> 20));
        }
    }
}
