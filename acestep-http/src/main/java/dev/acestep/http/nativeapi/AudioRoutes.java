package dev.acestep.http.nativeapi;

import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.Download;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reading;
import dev.acestep.http.dialect.Ground;
import dev.acestep.http.order.ResultLink;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finished files: by path and key at {@code /v1/audio}, by unguessable link at {@code /outputs}. */
final class AudioRoutes {
    private static final int ID_LENGTH = 36;
    private static final Pattern PLAIN_NAME = Pattern.compile("output(?:_([0-9]{1,2}))?\\.([a-z0-9]+)");

    private final Jobs jobs;
    private final OutputFolder outputs;
    private final Access access;

    AudioRoutes(Jobs jobs, OutputFolder outputs, Access access) {
        this.jobs = jobs;
        this.outputs = outputs;
        this.access = access;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/v1/audio", this::byPath);
        Reading.at(routes, "/outputs/{token}/{file}", this::byLink);
    }

    private void byPath(Context ctx) throws IOException {
        Caller caller = access.caller(ctx);
        String path = Optional.ofNullable(ctx.queryParam("path"))
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new HttpProblem(400, "path: missing (give the file's path, as in \"file\" of a result)"));
        Path file = inside(innerPath(path));
        boolean visible = caller.admin()
                || jobOf(file.getFileName().toString()).filter(caller::maySee).isPresent();
        if (!visible) {
            throw notFound();
        }
        Download.send(ctx, file);
    }

    private void byLink(Context ctx) throws IOException {
        String name = ctx.pathParam("file");
        Job job = jobs.findByToken(ctx.pathParam("token")).orElseThrow(AudioRoutes::notFound);
        String file = job.kept().stream()
                .flatMap(track -> fileOf(track, name).stream())
                .findFirst()
                .orElseThrow(AudioRoutes::notFound);
        ctx.header(Ground.ENGINE, job.submission().request().model());
        Download.send(ctx, inside(file));
    }

    /** The result's file of that name, which may be a plain one ({@code output.wav}, {@code output_1.wav}). */
    private static Optional<String> fileOf(StoredTrack track, String name) {
        if (track.files().contains(name)) {
            return Optional.of(name);
        }
        Matcher plain = PLAIN_NAME.matcher(name);
        boolean meant = plain.matches()
                && Integer.parseInt(Objects.requireNonNullElse(plain.group(1), "0")) == track.index()
                && plain.group(2).equals(track.format().extension());
        return meant ? Optional.of(track.file()) : Optional.empty();
    }

    /** The path itself, also if a whole link to the file was sent as its path. */
    private static String innerPath(String text) {
        String local = text.replaceFirst("^https?://[^/?#]*", "");
        return ResultLink.parse(local, Set.of())
                .map(link -> switch (link) {
                    case ResultLink.AudioPath audio -> audio.path();
                    case ResultLink.Output output -> output.name();
                    case ResultLink.Sent _, ResultLink.Foreign _ -> text;
                })
                .orElse(text);
    }

    /** The existing regular file that the text names, links resolved, proven to lie in the output folder. */
    private Path inside(String text) throws IOException {
        try {
            Path path = outputs.root().resolve(text).normalize();
            Path real = Files.exists(path) ? path.toRealPath() : path;
            if (!real.startsWith(outputs.root())) {
                throw new HttpProblem(403, "Access denied: path outside allowed directory");
            }
            if (!Files.isRegularFile(real) || real.getFileName().toString().startsWith(".")) {
                throw notFound();
            }
            return real;
        } catch (InvalidPathException | FileSystemException _) {
            throw notFound();
        }
    }

    private Optional<Job> jobOf(String fileName) {
        return fileName.length() < ID_LENGTH
                ? Optional.empty()
                : JobId.parse(fileName.substring(0, ID_LENGTH)).flatMap(jobs::find);
    }

    private static HttpProblem notFound() {
        return new HttpProblem(404, "Audio file not found");
    }
}
