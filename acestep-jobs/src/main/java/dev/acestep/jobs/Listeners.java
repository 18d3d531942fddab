package dev.acestep.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everyone who listens. */
final class Listeners {
    private final List<JobListener> listeners = new CopyOnWriteArrayList<>();

    void add(JobListener listener) {
        listeners.add(listener);
    }

    void started(Job job) {
        listeners.forEach(listener -> listener.onStarted(job));
    }

    /** Tells what became of an attempt: the end of the job, or another wait. */
    void ended(Job job) {
        if (job.state().isFinal()) {
            listeners.forEach(listener -> listener.onFinished(job));
        }
    }

    void retried(Job job) {
        listeners.forEach(listener -> listener.onRetried(job));
    }
}
