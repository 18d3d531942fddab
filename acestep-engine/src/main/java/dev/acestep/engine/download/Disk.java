package dev.acestep.engine.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the disk under a folder has to say. */
final class Disk {
    private static final long AS_GOOD_AS_FULL = 1 << 20;

    private Disk() {}

    /** Bytes that may be written below the folder, which need not exist yet. */
    static long free(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    /** The failure in the words of whoever has to do something about it. */
    static DownloadFailed failure(Path path, IOException failure) {
        if (isFull(path)) {
            return new DownloadFailed(
                    "the disk is full, at %s: free some space and run the same command again, it goes on where it stopped"
                            .formatted(path),
                    failure);
        }
        String reason =
                failure instanceof AccessDeniedException ? "no permission" : String.valueOf(failure.getMessage());
        return new DownloadFailed("%s cannot be written: %s".formatted(path, reason), failure);
    }

    private static boolean isFull(Path path) {
        try {
            return free(path) < AS_GOOD_AS_FULL;
        } catch (IOException _) {
            return false;
        }
    }

    /** Makes renames in the folder last; systems that cannot open a folder do that by themselves. */
    static void sync(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            return;
        }
    }

    /** {@code 4.8 GB}. */
    static String words(long bytes) {
        double value = bytes;
        for (String unit : new String[] {"bytes", "kB", "MB", "GB"}) {
            if (value < 1000) {
                return String.format(Locale.ROOT, unit.equals("bytes") ? "%.0f %s" : "%.1f %s", value, unit);
            }
            value /= 1000;
        }
        return String.format(Locale.ROOT, "%.1f TB", value);
    }
}
