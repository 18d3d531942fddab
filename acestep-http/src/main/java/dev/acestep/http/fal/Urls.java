package dev.acestep.http.fal;

import dev.acestep.jobs.Job;

/** Where a request is looked after: absolute links, which clients follow as they stand. */
record Urls(String response) {
    static Urls of(Job job, String base) {
        return new Urls("%s%s/requests/%s".formatted(base, FalApp.ROOT, job.id()));
    }

    String status() {
        return response + "/status";
    }

    String cancel() {
        return response + "/cancel";
    }
}
