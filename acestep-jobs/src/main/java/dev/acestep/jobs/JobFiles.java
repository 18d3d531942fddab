package dev.acestep.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The files that belong to jobs: results by their names, uploads by the rows that name them. */
record JobFiles(OutputFolder outputs, Uploads uploads) {
    private static final int ID_LENGTH = 36;

    /** Removes whatever an attempt left behind. */
    void removeOutputs(JobId id) {
        removeIf(outputs.root(), name -> name.startsWith(id.toString()));
    }

    /** The jobs that have files, finished or not. */
    Set<JobId> owners() {
        Set<JobId> owners = new java.util.HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(outputs.root())) {
            files.forEach(file -> owner(file).ifPresent(owners::add));
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes unfinished files, and the results of the given jobs. */
    void removeOutputs(Predicate<JobId> unwanted) {
        removeIf(
                outputs.root(),
                name -> name.endsWith(".part")
                        || owner(Path.of(name)).filter(unwanted).isPresent());
    }

    Jobs.DeletedFiles remove(Collection<StoredTrack> tracks) {
        int count = 0;
        long bytes = 0;
        try {
            for (String name :
                    tracks.stream().flatMap(track -> track.files().stream()).toList()) {
                Path file = outputs.path(name);
                long size = Files.exists(file) ? Files.size(file) : 0;
                if (Files.deleteIfExists(file)) {
                    count++;
                    bytes += size;
                }
            }
            return new Jobs.DeletedFiles(count, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the upload of that name is, or would be. */
    Path upload(String name) {
        return uploads.folder().resolve(name);
    }

    void discardUploads(Collection<Path> files) {
        try {
            for (Path file : files) {
                uploads.discard(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads that were last written before then. */
    List<Path> uploadsBefore(Instant then) {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(uploads.folder())) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(then)) {
                    old.add(file);
                }
            }
            return old;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JobId> owner(Path file) {
        String name = file.getFileName().toString();
        return name.length() < ID_LENGTH ? Optional.empty() : JobId.parse(name.substring(0, ID_LENGTH));
    }

    private static void removeIf(Path folder, Predicate<String> unwanted) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> unwanted.test(file.getFileName().toString()))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
