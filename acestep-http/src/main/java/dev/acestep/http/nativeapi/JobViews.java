package dev.acestep.http.nativeapi;

import dev.acestep.http.Links;
import dev.acestep.http.Times;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.JobId;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.Jobs;
import dev.acestep.jobs.StoredTrack;
import dev.acestep.jobs.webhooks.Webhooks;
import dev.acestep.music.Understanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws jobs for the jobs API: in full, or shortened for a list. */
final class JobViews {
    private static final double FIRST_SIGN_OF_SPEED = 0.05;

    private final Jobs jobs;
    private final Webhooks webhooks;
    private final FileLinks links;
    private final Clock clock;
    private final Function<Job, String> publicIds;

    /**
     * Views of the jobs of every dialect.
     *
     * @param publicIds the id under which a job's own dialect knows it
     */
    JobViews(Jobs jobs, Webhooks webhooks, FileLinks links, Clock clock, Function<Job, String> publicIds) {
        this.jobs = jobs;
        this.webhooks = webhooks;
        this.links = links;
        this.clock = clock;
        this.publicIds = publicIds;
    }

    JobView full(String base, Job job) {
        Optional<Integer> position = jobs.queuePosition(job);
        return view(base, job, LongTexts.SHOWN, position, eta(job, position), WebhookView.full(webhooks, job));
    }

    /** Without lyrics and codes, which would make a list of jobs long. */
    List<JobView> shortened(String base, List<Job> page) {
        Map<JobId, Integer> positions = jobs.queuePositionsOf(page);
        Set<JobId> pending = webhooks.pending(page);
        double average = jobs.statistics().averageSeconds();
        return page.stream()
                .map(job -> {
                    Optional<Integer> position = Optional.ofNullable(positions.get(job.id()));
                    Optional<WebhookView> webhook = WebhookView.shortened(job, pending.contains(job.id()));
                    return view(base, job, LongTexts.LEFT_OUT, position, eta(job, position, average), webhook);
                })
                .toList();
    }

    /** Seconds until the job is likely to end; empty if it has, or nothing is known. */
    Optional<Double> eta(Job job, Optional<Integer> queuePosition) {
        return job.state().isFinal()
                ? Optional.empty()
                : eta(job, queuePosition, jobs.statistics().averageSeconds());
    }

    private Optional<Double> eta(Job job, Optional<Integer> queuePosition, double averageSeconds) {
        return switch (job.state()) {
            case QUEUED -> queuePosition.map(position -> position * averageSeconds);
            case RUNNING -> job.startedAt().map(start -> remaining(job, start, averageSeconds));
            case SUCCEEDED, FAILED, CANCELLED -> Optional.empty();
        };
    }

    private double remaining(Job job, Instant start, double averageSeconds) {
        double elapsed = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        double left = job.progress() < FIRST_SIGN_OF_SPEED
                ? averageSeconds - elapsed
                : elapsed / job.progress() * (1 - job.progress());
        return Math.max(0, Math.round(left * 10) / 10.0);
    }

    private JobView view(
            String base,
            Job job,
            LongTexts longTexts,
            Optional<Integer> position,
            Optional<Double> eta,
            Optional<WebhookView> webhook) {
        return new JobView(
                job.id().toString(),
                job.submission().dialect().wireName(),
                publicIds.apply(job),
                job.state().wireName(),
                job.progress(),
                job.state() == JobState.RUNNING ? job.stage() : job.state().wireName(),
                position.orElse(null),
                Times.text(job.createdAt()),
                time(job.startedAt()),
                time(job.finishedAt()),
                time(jobs.expiry(job)),
                job.attempts(),
                eta.orElse(null),
                job.submission().requestedModel(),
                job.submission().request().model(),
                languageModel(job),
                longTexts.request(job),
                warnings(job),
                outputs(base, job).map(longTexts::output).toList(),
                job.understanding()
                        .map(found -> longTexts.analysis(new Findings(job, found).members()))
                        .orElse(null),
                job.error()
                        .map(error -> new JobView.Failure(error.kind().wireName(), error.message()))
                        .orElse(null),
                billing(job),
                webhook.orElse(null));
    }

    private Stream<OutputView> outputs(String base, Job job) {
        return job.outputs().stream().map(track -> OutputView.of(job, track, links, Links.output(base, job, track)));
    }

    /** What planned or understood the music; empty if nothing did. */
    private static String languageModel(Job job) {
        return job.understanding()
                .map(Understanding::languageModel)
                .or(() -> job.outputs().stream().findFirst().map(StoredTrack::languageModel))
                .orElse("");
    }

    private static List<String> warnings(Job job) {
        if (job.understanding().isPresent()) {
            return Findings.warnings(job, job.understanding().get());
        }
        return job.outputs().isEmpty()
                ? job.submission().warnings()
                : job.outputs().stream()
                        .flatMap(track -> OutputView.warnings(job, track).stream())
                        .distinct()
                        .toList();
    }

    private static JobView.Billing billing(Job job) {
        double reserved = Cost.seconds(Cost.reservedMillis(job.submission().request()));
        return new JobView.Billing(reserved, job.state().isFinal() ? Cost.seconds(Cost.chargedMillis(job)) : null);
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Times::text).orElse(null);
    }
}
