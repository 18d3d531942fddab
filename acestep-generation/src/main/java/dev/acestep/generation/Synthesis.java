package dev.acestep.generation;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobWork;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Progress;
import java.util.ArrayList;
import java.util.List;

/** The middle of every request's way: the engine makes the music, each track becomes a finished file. */
public final class Synthesis implements JobWork {
    private final InstalledModels models;
    private final TrackFiles files;

    public Synthesis(InstalledModels models, TrackFiles files) {
        this.models = models;
        this.files = files;
    }

    @Override
    public List<StoredTrack> run(Job job, Progress progress) {
        GenerationRequest request = job.submission().request();
        MusicEngine engine = models.engine(request.model());
        List<StoredTrack> stored = new ArrayList<>();
        boolean complete = false;
        try {
            engine.generate(request, progress, track -> stored.add(files.store(job, track)));
            complete = true;
        } finally {
            if (!complete) {
                files.discard(stored);
            }
        }
        return stored;
    }
}
