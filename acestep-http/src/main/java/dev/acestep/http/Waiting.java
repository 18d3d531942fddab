package dev.acestep.http;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobListener;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets requests wait for the ends of jobs, and watch them on their way. */
public final class Waiting implements JobListener {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(250);

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

    /** Shows the job as it is now, and again every quarter of a second until it has ended or is gone, or the server stops. */
    public void follow(Job job, Watcher watcher) throws IOException {
        Optional<Job> now = Optional.of(job);
        while (now.isPresent()) {
            watcher.sees(now.get());
            boolean over = now.get().state().isFinal() || lifecycle.isStopping() || !pause();
            now = over ? Optional.empty() : jobs.find(job.id());
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(STEP);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpProblem stopping() {
        return new HttpProblem(Reason.STOPPING, "Server is stopping; the job goes on when it is back");
    }

    private Job look(JobId id) {
        Optional<Job> job = jobs.find(id);
        return job.orElseThrow(() -> new HttpProblem(Reason.UNKNOWN_JOB, "Job not found"));
    }

    /** Somebody who is shown a job. */
    @FunctionalInterface
    public interface Watcher {
        void sees(Job job) throws IOException;
    }
}
