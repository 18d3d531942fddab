package dev.acestep.http.nativeapi;

import dev.acestep.http.Links;
import dev.acestep.http.Services;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import io.javalin.http.Context;
import java.util.Optional;

/** The two ways to a finished file. */
final class FileLinks {
    private final OutputFolder outputs;
    private final Links links;

    FileLinks(Services services) {
        this.outputs = services.outputs();
        this.links = new Links(services.config());
    }

    /** Relative to this server's root; needs the job's key. */
    String file(StoredTrack track) {
        return "/v1/audio?path=" + Links.encode(outputs.path(track.file()).toString());
    }

    /** Of the latents, as {@link #file}; empty if they were not kept. */
    Optional<String> latents(StoredTrack track) {
        return Optional.of(track.latents())
                .filter(name -> !name.isEmpty())
                .map(name -> "/v1/audio?path=" + Links.encode(outputs.path(name).toString()));
    }

    /** Absolute; needs no key. */
    String url(Context ctx, Job job, StoredTrack track) {
        return links.output(ctx, job, track);
    }
}
