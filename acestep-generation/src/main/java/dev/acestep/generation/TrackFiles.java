package dev.acestep.generation;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.OutputFolder;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jobs' tracks in the output folder, under names that begin with the job's id. */
public final class TrackFiles {
    private final OutputFolder folder;

    public TrackFiles(OutputFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes the track a finished file.
     *
     * @throws UncheckedIOException if the disk does not take it; nothing half-written stays
     */
    StoredTrack store(Job job, Track track) {
        GenerationRequest request = job.submission().request();
        AudioFormat format = request.output().format();
        String name = "%s_%d.%s".formatted(job.id(), track.index(), format.extension());
        try {
            TrackWriter.Written written = TrackWriter.write(folder.path(name), track, request);
            Path latents = latents(job, track.index());
            String latentsName = Files.exists(latents) ? String.valueOf(latents.getFileName()) : "";
            return stored(track, name, format, latentsName, written);
        } catch (IOException e) {
            throw new UncheckedIOException("The result could not be stored: " + e.getMessage(), e);
        }
    }

    /** Where the latents of a job's track are, if somebody wants them. */
    Path latents(Job job, int index) {
        return folder.path("%s_%d.safetensors".formatted(job.id(), index));
    }

    /** Removes the files of tracks whose job came to nothing. */
    void discard(List<StoredTrack> tracks) {
        for (StoredTrack track : tracks) {
            try {
                for (String file : track.files()) {
                    Files.deleteIfExists(folder.path(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A file of an unfinished job could not be removed", e);
            }
        }
    }

    private static StoredTrack stored(
            Track track, String name, AudioFormat format, String latents, TrackWriter.Written written) {
        return new StoredTrack(
                track.index(),
                name,
                format,
                written.bytes(),
                written.seconds(),
                track.seed(),
                written.sha256(),
                track.caption(),
                track.lyrics(),
                track.metadata(),
                track.languageModel(),
                track.audioCodes(),
                latents,
                track.genres(),
                track.timestamps().lines(),
                track.timestamps().absence(),
                track.scores(),
                track.warnings(),
                track.timings(),
                false);
    }
}
