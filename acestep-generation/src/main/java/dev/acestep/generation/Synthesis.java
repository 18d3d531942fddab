package dev.acestep.generation;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobResult;
import dev.acestep.jobs.JobWork;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Planning;
import dev.acestep.music.Progress;
import dev.acestep.music.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The middle of every request's way: the engine makes the music, each track becomes a finished file; or it analyses, which
 * leaves none.
 */
public final class Synthesis implements JobWork {
    private final InstalledModels models;
    private final TrackFiles files;

    public Synthesis(InstalledModels models, TrackFiles files) {
        this.models = models;
        this.files = files;
    }

    @Override
    public JobResult run(Job job, Progress progress) {
        GenerationRequest request = job.submission().request();
        MusicEngine engine = models.engine(request.model());
        return request.planning().analysis() == Planning.Analysis.NONE
                ? new JobResult.Songs(songs(engine, job, progress))
                : new JobResult.Analysis(engine.analyse(request, progress));
    }

    private List<StoredTrack> songs(MusicEngine engine, Job job, Progress progress) {
        List<StoredTrack> stored = new ArrayList<>();
        boolean complete = false;
        try {
            generate(engine, job, progress, track -> stored.add(files.store(job, track)));
            complete = true;
        } finally {
            if (!complete) {
                files.discard(stored);
            }
        }
        return stored;
    }

    private void generate(MusicEngine engine, Job job, Progress progress, Consumer<Track> results) {
        GenerationRequest request = job.submission().request();
        if (request.decoding().kept()) {
            engine.generate(request, progress, results, index -> files.latents(job, index));
        } else {
            engine.generate(request, progress, results);
        }
    }
}
