package dev.acestep.http.nativeapi;

import dev.acestep.http.Lifecycle;
import dev.acestep.http.Reading;
import dev.acestep.jobs.JobState;
import dev.acestep.jobs.JobStatistics;
import dev.acestep.jobs.Jobs;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the server is: {@code /health}, {@code /ready} and {@code /v1/stats}. */
final class StatusRoutes {
    private final Jobs jobs;
    private final Models models;
    private final Access access;
    private final Lifecycle lifecycle;

    StatusRoutes(Jobs jobs, Models models, Access access, Lifecycle lifecycle) {
        this.jobs = jobs;
        this.models = models;
        this.access = access;
        this.lifecycle = lifecycle;
    }

    void register(RoutesConfig routes) {
        Reading.at(routes, "/health", ctx -> health(ctx, true));
        Reading.at(routes, "/ready", this::ready);
        Reading.at(routes, "/health/ready", this::ready);
        Reading.at(routes, "/v1/stats", this::stats);
    }

    private void ready(Context ctx) {
        health(ctx, models.isInitialized(models.defaultModel()));
    }

    /** Answers 503 while stopping, or if {@code able} is false. */
    private void health(Context ctx, boolean able) {
        boolean stopping = lifecycle.isStopping();
        ModelInfo standard = models.defaultModel();
        LanguageModelState languageModels = LanguageModelState.of(models.languageModels());
        Health health = new Health(
                stopping ? "stopping" : "ok",
                "ACE-Step API",
                "1.0",
                models.isInitialized(standard),
                languageModels.initialized(),
                models.isLoaded(standard) ? standard.name() : null,
                languageModels.loaded().orElse(null));
        ctx.status(able && !stopping ? 200 : 503).json(Envelope.of(health));
    }

    private void stats(Context ctx) {
        access.caller(ctx);
        JobStatistics statistics = jobs.statistics();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("total", statistics.total());
        for (JobState state : JobState.values()) {
            counts.put(state.wireName(), statistics.count(state));
        }
        ctx.json(Envelope.of(new Stats(
                counts, statistics.count(JobState.QUEUED), statistics.capacity(), statistics.averageSeconds())));
    }

    private record Health(
            String status,
            String service,
            String version,
            boolean modelsInitialized,
            boolean llmInitialized,
            @Nullable String loadedModel,
            @Nullable String loadedLmModel) {}

    private record Stats(Map<String, Long> jobs, long queueSize, int queueMaxsize, double avgJobSeconds) {}
}
