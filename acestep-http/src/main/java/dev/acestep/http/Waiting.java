package dev.acestep.http;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobListener;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets requests wait for the ends of jobs. */
public final class Waiting implements JobListener {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final Lifecycle lifecycle;
    private final Map<JobId, CountDownLatch> ends = new ConcurrentHashMap<>();

    public Waiting(Jobs jobs, Lifecycle lifecycle) {
        this.jobs = jobs;
        this.lifecycle = lifecycle;
    }

    @Override
    public void onFinished(Job job) {
        CountDownLatch end = ends.get(job.id());
        if (end != null) {
            end.countDown();
        }
    }

    /**
     * The job as it is when it has ended, or when the time is over.
     *
     * @throws HttpProblem if the job is gone, or the server stops before it has ended
     */
    public Job await(JobId id, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        CountDownLatch end = ends.computeIfAbsent(id, _ -> new CountDownLatch(1));
        try {
            Job job = look(id);
            while (!job.state().isFinal() && System.nanoTime() < deadline) {
                boolean _ = end.await(Math.min(LOOK.toNanos(), deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                job = look(id);
                if (job.state() == JobState.QUEUED && lifecycle.isStopping()) {
                    throw stopping();
                }
            }
            return job;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            ends.remove(id, end);
        }
    }

    private static HttpProblem stopping() {
        return new HttpProblem(Reason.STOPPING, "Server is stopping; the job goes on when it is back");
    }

    private Job look(JobId id) {
        Optional<Job> job = jobs.find(id);
        return job.orElseThrow(() -> new HttpProblem(Reason.UNKNOWN_JOB, "Job not found"));
    }
}
