package dev.acestep.engine.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one process at a time download into a folder; the operating system frees it when the process dies. The file stays:
 * to delete a lock's file is to let two in.
 */
final class FolderLock implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param onWait called once if somebody else has it
     */
    static FolderLock on(Path file, Runnable onWait) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = tried(channel);
            if (!locked) {
                onWait.run();
            }
            while (!locked) {
                Thread.sleep(INTERVAL);
                locked = tried(channel);
            }
            return new FolderLock(channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Asks through one channel only, since to close another one would free the lock of this whole process. */
    private static boolean tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
