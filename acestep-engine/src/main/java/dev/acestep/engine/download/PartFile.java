package dev.acestep.engine.download;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not whole yet: {@code NAME.part}, and beside it {@code NAME.origin}, which says of what it is a part. The
 * file gets its name when it is whole and on the disk.
 */
final class PartFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final Path note;
    private final String identity;
    private Digest digest = new Digest();
    private Origin origin;
    private long length;
    private @Nullable FileOutputStream out;

    private PartFile(Path target, String identity, Origin origin) {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.note = note(target);
        this.identity = identity;
        this.origin = origin;
    }

    /** Takes up what an earlier run left, if it belongs to the same bytes and is not longer than they are. */
    static PartFile open(Path target, String identity, long size) throws InterruptedException {
        Origin left = origin(target);
        PartFile file = new PartFile(target, identity, left);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            boolean fits =
                    left.identity().equals(identity) && Files.isRegularFile(file.part) && Files.size(file.part) <= size;
            if (fits) {
                file.digest = Digest.of(file.part);
                file.length = Files.size(file.part);
            } else {
                file.origin = Origin.NONE;
                Files.deleteIfExists(file.part);
            }
            return file;
        } catch (IOException e) {
            throw Disk.failure(file.part, e);
        }
    }

    /** Whether an earlier run has finished this very file. */
    static boolean isFinished(Path target, String identity, long size) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == size
                && origin(target).identity().equals(identity);
    }

    /** Bytes that an earlier run has left of it. */
    static long bytesHere(Path target, String identity, long size) throws IOException {
        if (isFinished(target, identity, size)) {
            return size;
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        return Files.isRegularFile(part) && origin(target).identity().equals(identity)
                ? Math.min(Files.size(part), size)
                : 0;
    }

    static Path note(Path target) {
        return target.resolveSibling(target.getFileName() + ".origin");
    }

    long length() {
        return length;
    }

    Origin origin() {
        return origin;
    }

    /** Throws away what there is and begins with bytes of that origin. */
    void begin(String source, Optional<String> etag) {
        try {
            close();
            Files.deleteIfExists(part);
            origin = new Origin(
                    identity,
                    source,
                    etag.filter(text -> !text.startsWith("W/")).orElse(""));
            Files.write(note, List.of(origin.identity(), origin.source(), origin.etag()));
            length = 0;
            digest = new Digest();
        } catch (IOException e) {
            throw Disk.failure(note, e);
        }
    }

    void append(byte[] bytes, int count) {
        try {
            FileOutputStream stream = out == null ? new FileOutputStream(part.toFile(), true) : out;
            out = stream;
            stream.write(bytes, 0, count);
            digest.add(bytes, count);
            length += count;
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** The checksum of all bytes; afterwards the file is finished or begun anew. */
    String checksum() {
        return digest.hex();
    }

    /** Gives the file its name. */
    void finish() {
        try {
            FileOutputStream stream = out == null ? new FileOutputStream(part.toFile(), true) : out;
            out = stream;
            stream.getFD().sync();
            close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Disk.failure(target, e);
        }
    }

    void delete() {
        try {
            close();
            Files.deleteIfExists(part);
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    private static Origin origin(Path target) {
        try {
            List<String> lines = Files.readAllLines(note(target));
            return lines.size() == 3 ? new Origin(lines.get(0), lines.get(1), lines.get(2)) : Origin.NONE;
        } catch (NoSuchFileException _) {
            return Origin.NONE;
        } catch (IOException _) {
            return Origin.NONE;
        }
    }

    /**
     * Where the bytes come from.
     *
     * @param etag the entity's strong tag there, empty if it has none
     */
    record Origin(String identity, String source, String etag) {
        private static final Origin NONE = new Origin("", "", "");
    }
}
