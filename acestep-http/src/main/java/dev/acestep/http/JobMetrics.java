package dev.acestep.http;

import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows the queue and the models as they are at the moment of each scrape. */
final class JobMetrics implements MeterBinder {
    private final Jobs jobs;
    private final Models models;

    JobMetrics(Jobs jobs, Models models) {
        this.jobs = jobs;
        this.models = models;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("acestep.jobs.queued", jobs, all -> all.statistics().count(JobState.QUEUED))
                .description("Jobs that wait")
                .register(registry);
        Gauge.builder("acestep.jobs.running", jobs, all -> all.statistics().count(JobState.RUNNING))
                .description("Jobs that an engine works on")
                .register(registry);
        Gauge.builder("acestep.queue.capacity", jobs, all -> all.statistics().capacity())
                .description("Jobs that may wait")
                .register(registry);
        for (ModelInfo model : models.installed()) {
            Gauge.builder("acestep.model.loaded", models, all -> all.isLoaded(model) ? 1 : 0)
                    .description("Whether the model's weights are in memory")
                    .tag("model", model.name())
                    .register(registry);
        }
    }
}
