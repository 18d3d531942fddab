package dev.acestep.http.order;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Services;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Values;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.Media;
import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the audio file that a caller names: a path inside the allowed folders, a result of this server, or what he sent ahead. */
public final class AudioFiles {
    private static final int UUID_LENGTH = 36;

    private final Jobs jobs;
    private final Media media;
    private final Path uploads;
    private final Path outputs;
    private final List<Path> roots;

    public AudioFiles(Services services) {
        this.jobs = services.jobs();
        this.media = services.media();
        this.uploads = services.uploads().folder();
        this.outputs = services.outputs().root();
        List<Path> folders = new ArrayList<>(List.of(uploads, outputs));
        for (Path root : services.config().audioRoots()) {
            folders.add(root.toAbsolutePath().normalize());
            real(root).ifPresent(folders::add);
        }
        this.roots = List.copyOf(folders);
    }

    /**
     * The file behind the text.
     *
     * @param ownHosts authorities under which this server is reached; no other server is asked for anything
     * @throws InvalidRequest naming {@code field} if the text names no file that this caller may use
     */
    public Path find(String field, String text, Caller caller, Set<String> ownHosts) {
        Wanted wanted = new Wanted(field, text, caller);
        Optional<ResultLink> link = ResultLink.parse(text, ownHosts);
        if (link.isPresent()) {
            return switch (link.get()) {
                case ResultLink.Foreign _ ->
                    throw wanted.refused("is a URL of another server; upload the file, or name one on this server");
                case ResultLink.AudioPath(String path) -> file(wanted, path, List.of(outputs), List.of(outputs));
                case ResultLink.Output(String token, String name) ->
                    output(token, name).orElseGet(() -> plainPath(wanted));
                case ResultLink.Sent(String name) -> media.find(name).orElseGet(() -> plainPath(wanted));
            };
        }
        return plainPath(wanted);
    }

    /** The file that the field names, if it names one; refused in the caller's words. */
    public Optional<Path> find(Values values, Field<String> field, Caller caller, Set<String> ownHosts) {
        try {
            return values.find(field).map(text -> find(field.name(), text, caller, ownHosts));
        } catch (InvalidRequest refusal) {
            throw values.inCallersWords(refusal);
        }
    }

    private Path plainPath(Wanted wanted) {
        return file(wanted, wanted.text(), roots, List.of(uploads, outputs));
    }

    private Path file(Wanted wanted, String text, List<Path> allowed, List<Path> bases) {
        List<Path> candidates = candidates(wanted, text, bases).stream()
                .filter(path -> isInside(path, allowed))
                .toList();
        if (candidates.isEmpty()) {
            throw climbs(text)
                    ? new HttpProblem(400, "path traversal in audio file paths is not allowed")
                    : wanted.outside();
        }
        Path file = candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(AudioFiles::real)
                .orElseThrow(wanted::notFound);
        if (!isInside(file, allowed)) {
            throw wanted.outside();
        }
        return checked(wanted, file);
    }

    private Path checked(Wanted wanted, Path file) {
        if (file.startsWith(outputs) && !wanted.caller().admin() && !isOwn(wanted.caller(), file)) {
            throw wanted.notFound();
        }
        if (file.toFile().length() == 0) {
            throw wanted.refused("is an empty file");
        }
        return file;
    }

    /** The file behind an output link; a path on the disk may look like one and is none then. */
    private Optional<Path> output(String token, String name) {
        Path file = outputs.resolve(name).normalize();
        return job(name)
                .filter(job -> job.outputToken().equals(token))
                .filter(_ -> outputs.equals(file.getParent()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(_ -> file);
    }

    private boolean isOwn(Caller caller, Path file) {
        return job(String.valueOf(file.getFileName()))
                .filter(job -> job.submission().owner().equals(caller.keyName()))
                .isPresent();
    }

    private Optional<Job> job(String fileName) {
        return fileName.length() < UUID_LENGTH
                ? Optional.empty()
                : JobId.parse(fileName.substring(0, UUID_LENGTH)).flatMap(jobs::find);
    }

    private static List<Path> candidates(Wanted wanted, String text, List<Path> bases) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute()
                    ? List.of(path.normalize())
                    : bases.stream().map(base -> base.resolve(path).normalize()).toList();
        } catch (InvalidPathException unnameable) {
            throw wanted.notFound();
        }
    }

    private static boolean isInside(Path path, List<Path> folders) {
        return folders.stream().anyMatch(folder -> path.startsWith(folder) && !path.equals(folder));
    }

    private static boolean climbs(String text) {
        return Arrays.asList(text.split("[/\\\\]")).contains("..");
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    /** What is looked for, and the refusals that say so. */
    private record Wanted(String field, String text, Caller caller) {
        InvalidRequest refused(String reason) {
            String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
            return InvalidRequest.because(field, "\"%s\" %s".formatted(shown, reason));
        }

        InvalidRequest outside() {
            return refused("is outside the allowed audio folders");
        }

        InvalidRequest notFound() {
            String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
            return InvalidRequest.because(field, "file not found: \"%s\"".formatted(shown));
        }
    }
}
