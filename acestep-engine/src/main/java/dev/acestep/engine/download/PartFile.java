package dev.acestep.engine.download;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is not whole yet. It gets its name when it is whole and on the disk. */
final class PartFile implements AutoCloseable {
    private final Staged place;
    private final String identity;
    private Digest digest = new Digest();
    private Origin origin;
    private long length;
    private @Nullable FileOutputStream out;

    private PartFile(Staged place, String identity, Origin origin) {
        this.place = place;
        this.identity = identity;
        this.origin = origin;
    }

    /** Takes up what an earlier run left, if it belongs to the same bytes and is not longer than they are. */
    static PartFile open(Staged place, String identity, long size) throws InterruptedException {
        Origin left = origin(place);
        PartFile file = new PartFile(place, identity, left);
        try {
            Files.createDirectories(parent(place.part()));
            boolean fits = left.identity().equals(identity)
                    && Files.isRegularFile(place.part())
                    && Files.size(place.part()) <= size;
            if (fits) {
                file.digest = Digest.of(place.part());
                file.length = Files.size(place.part());
            } else {
                file.origin = Origin.NONE;
                Files.deleteIfExists(place.part());
            }
            return file;
        } catch (IOException e) {
            throw Disk.failure(place.part(), e);
        }
    }

    /** Whether an earlier run has finished this very file. */
    static boolean isFinished(Staged place, String identity, long size) throws IOException {
        return Files.isRegularFile(place.file())
                && Files.size(place.file()) == size
                && origin(place).identity().equals(identity);
    }

    /** Bytes that an earlier run has left of it. */
    static long bytesHere(Staged place, String identity, long size) throws IOException {
        if (isFinished(place, identity, size)) {
            return size;
        }
        Path part = place.part();
        return Files.isRegularFile(part) && origin(place).identity().equals(identity)
                ? Math.min(Files.size(part), size)
                : 0;
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
            Files.deleteIfExists(place.part());
            origin = new Origin(
                    identity,
                    source,
                    etag.filter(text -> !text.startsWith("W/")).orElse(""));
            Files.createDirectories(parent(place.note()));
            Files.write(place.note(), List.of(origin.identity(), origin.source(), origin.etag()));
            length = 0;
            digest = new Digest();
        } catch (IOException e) {
            throw Disk.failure(place.note(), e);
        }
    }

    void append(byte[] bytes, int count) {
        try {
            FileOutputStream stream =
                    out == null ? new FileOutputStream(place.part().toFile(), true) : out;
            out = stream;
            stream.write(bytes, 0, count);
            digest.add(bytes, count);
            length += count;
        } catch (IOException e) {
            throw Disk.failure(place.part(), e);
        }
    }

    /** The checksum of all bytes; afterwards the file is finished or begun anew. */
    String checksum() {
        return digest.hex();
    }

    /** Gives the file its name. */
    void finish() {
        try {
            FileOutputStream stream =
                    out == null ? new FileOutputStream(place.part().toFile(), true) : out;
            out = stream;
            stream.getFD().sync();
            close();
            Files.move(place.part(), place.file(), StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(parent(place.file()));
        } catch (IOException e) {
            throw Disk.failure(place.file(), e);
        }
    }

    void delete() {
        try {
            close();
            Files.deleteIfExists(place.part());
            Files.deleteIfExists(place.note());
        } catch (IOException e) {
            throw Disk.failure(place.part(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private static Origin origin(Staged place) {
        try {
            List<String> lines = Files.readAllLines(place.note());
            return lines.size() == 3 ? new Origin(lines.get(0), lines.get(1), lines.get(2)) : Origin.NONE;
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
