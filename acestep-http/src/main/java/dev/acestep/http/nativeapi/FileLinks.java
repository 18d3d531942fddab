package dev.acestep.http.nativeapi;

import dev.acestep.http.Links;
import dev.acestep.http.Services;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import java.util.Optional;

/** Where finished files are found by those who have a key. */
final class FileLinks {
    private final OutputFolder outputs;

    FileLinks(Services services) {
        this.outputs = services.outputs();
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
}
