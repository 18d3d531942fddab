package dev.acestep.jobs;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param next where the following page begins; empty on the last one
 * @param total how many jobs the query has on all pages
 */
public record JobPage(List<Job> jobs, Optional<JobId> next, long total) {
    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
