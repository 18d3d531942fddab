package dev.acestep.http.fal;

import dev.acestep.http.Links;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;

/** A finished song; tags and lyrics are those really used. */
record ResultView(Audio audio, long seed, String tags, String lyrics) {
    /** A file and its link, which works without a key. */
    record Audio(String url, String contentType, String fileName, long fileSize) {}

    /** The song of a job that succeeded. */
    static ResultView of(Job job, String base) {
        StoredTrack track = job.outputs().getFirst();
        String name = "output." + track.format().extension();
        Audio audio = new Audio(Links.output(base, job, name), track.format().contentType(), name, track.sizeBytes());
        return new ResultView(audio, track.seed(), track.caption(), track.lyrics());
    }
}
