package dev.acestep.http.server;

import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobListener;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Shows the queue and the models as they are at the moment of each scrape, and counts what the queue tells of. */
final class JobMetrics implements MeterBinder, JobListener {
    private static final Duration[] STEPS =
            Stream.of(1, 5, 15, 60, 300, 900).map(Duration::ofSeconds).toArray(Duration[]::new);

    private final Jobs jobs;
    private final Models models;
    private final MeterRegistry registry;
    private final Map<String, Speed> speeds = new ConcurrentHashMap<>();
    private final Counter charged;
    private final Counter retries;

    JobMetrics(Jobs jobs, Models models, MeterRegistry registry) {
        this.jobs = jobs;
        this.models = models;
        this.registry = registry;
        this.charged = Counter.builder("acestep.credit.seconds.charged")
                .description("Seconds of audio that succeeded jobs cost their keys")
                .register(registry);
        this.retries = Counter.builder("acestep.job.retries")
                .description("Interrupted jobs that were begun again")
                .register(registry);
        bindTo(registry);
    }

    @Override
    public void bindTo(MeterRegistry target) {
        Gauge.builder("acestep.jobs.queued", jobs, all -> all.statistics().count(JobState.QUEUED))
                .description("Jobs that wait")
                .register(target);
        Gauge.builder("acestep.jobs.running", jobs, all -> all.statistics().count(JobState.RUNNING))
                .description("Jobs that an engine works on")
                .register(target);
        Gauge.builder("acestep.queue.capacity", jobs, all -> all.statistics().capacity())
                .description("Jobs that may wait")
                .register(target);
        for (ModelInfo model : models.installed()) {
            loaded(model.name(), () -> models.isLoaded(model), target);
        }
        for (LanguageModel model : models.languageModels().installed()) {
            loaded(model.name(), model::isLoaded, target);
        }
    }

    private static void loaded(String model, BooleanSupplier isLoaded, MeterRegistry target) {
        Gauge.builder("acestep.model.loaded", () -> isLoaded.getAsBoolean() ? 1 : 0)
                .description("Whether the model's weights are in memory")
                .tag("model", model)
                .register(target);
    }

    @Override
    public void onStarted(Job job) {
        job.startedAt()
                .filter(_ -> job.attempts() <= 1)
                .ifPresent(start -> Timer.builder("acestep.queue.wait")
                        .description("Time from submission to the first start")
                        .serviceLevelObjectives(STEPS)
                        .register(registry)
                        .record(Duration.between(job.createdAt(), start)));
    }

    @Override
    public void onFinished(Job job) {
        registry.counter(
                        "acestep.jobs",
                        "dialect",
                        job.submission().dialect().wireName(),
                        "status",
                        job.state().wireName())
                .increment();
        if (job.submission().owner().isPresent()) {
            charged.increment(Cost.seconds(Cost.chargedMillis(job)));
        }
        if (job.state() == JobState.SUCCEEDED) {
            made(job, job.startedAt().orElse(job.createdAt()), job.finishedAt().orElse(job.createdAt()));
        }
    }

    @Override
    public void onRetried(Job job) {
        retries.increment();
    }

    private void made(Job job, Instant started, Instant finished) {
        String model = job.submission().request().model();
        Duration time = Duration.between(started, finished);
        double audio =
                job.outputs().stream().mapToDouble(StoredTrack::durationSeconds).sum();
        Timer.builder("acestep.job")
                .description("Running time of succeeded jobs")
                .tag("model", model)
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(time);
        stages(model, job);
        if (job.understanding().isPresent()) {
            return;
        }
        registry.counter("acestep.audio.seconds", "model", model).increment(audio);
        speeds.computeIfAbsent(model, this::speed).add(audio, time.toNanos() / 1e9);
    }

    /** Results of one job share most stages; where they differ, the longest counts. */
    private void stages(String model, Job job) {
        Map<String, Double> longest = new HashMap<>();
        for (StoredTrack track : job.outputs()) {
            track.timings().forEach((stage, seconds) -> longest.merge(stage, seconds, Math::max));
        }
        job.understanding().ifPresent(found -> longest.putAll(found.timings()));
        longest.forEach((stage, seconds) -> Timer.builder("acestep.stage")
                .description("Time of each stage of succeeded jobs")
                .tag("model", model)
                .tag("stage", stage)
                .register(registry)
                .record(Duration.ofNanos(Math.round(seconds * 1e9))));
    }

    private Speed speed(String model) {
        Speed speed = new Speed(new DoubleAdder(), new DoubleAdder());
        Gauge.builder("acestep.realtime.factor", speed, Speed::factor)
                .description("Seconds of audio made in a second of running time")
                .tag("model", model)
                .strongReference(true)
                .register(registry);
        return speed;
    }

    private record Speed(DoubleAdder audioSeconds, DoubleAdder runningSeconds) {
        void add(double audio, double running) {
            audioSeconds.add(audio);
            runningSeconds.add(running);
        }

        double factor() {
            return audioSeconds.sum() / runningSeconds.sum();
        }
    }
}
