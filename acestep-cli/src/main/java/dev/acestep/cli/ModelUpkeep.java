package dev.acestep.cli;

import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.TaskType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads models after the start as the operator wants them, and unloads idle ones, on one thread of its own. */
final class ModelUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelUpkeep.class);
    private static final long CHECKS_IN_IDLE_TIME = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("models").daemon().factory());

    private ModelUpkeep() {}

    /** Begins, if there are neural models to take care of. */
    static Optional<ModelUpkeep> start(Engines engines, ModelsConfig config) {
        if (!engines.areNeural()) {
            if (!config.noInit() && config.languageModel().isWantedAtStart()) {
                LOG.error(
                        "5Hz LM init failed: {}",
                        engines.models().languageModels().absence());
            }
            return Optional.empty();
        }
        ModelUpkeep upkeep = new ModelUpkeep();
        if (!config.noInit()) {
            upkeep.thread.execute(() -> preload(engines.models(), config));
        }
        config.idle().ifPresent(idle -> upkeep.unload(engines.store(), idle));
        return Optional.of(upkeep);
    }

    private void unload(ModelStore store, Duration idle) {
        long period = Math.max(1, idle.toMillis() / CHECKS_IN_IDLE_TIME);
        ScheduledFuture<?> _ =
                thread.scheduleWithFixedDelay(() -> store.evictIdleSince(idle), period, period, TimeUnit.MILLISECONDS);
    }

    private static void preload(InstalledModels models, ModelsConfig config) {
        List<String> slots = config.slots();
        for (int slot = 1; slot <= slots.size(); slot++) {
            int number = slot;
            String name = slots.get(slot - 1);
            if (!name.isBlank()) {
                preload(
                        "Slot %d stays empty".formatted(slot),
                        () -> models.load(number, resolved(models, number, name)));
            }
        }
        if (config.languageModel().isWantedAtStart()) {
            preload("5Hz LM init failed", () -> preload(models.languageModels()));
        }
    }

    private static void preload(LanguageModels languageModels) {
        languageModels
                .standard()
                .orElseThrow(() -> new EngineFailure(languageModels.absence()))
                .load();
    }

    @SuppressWarnings("IllegalCatch") // what libtorch throws has no type of its own
    private static void preload(String failure, Runnable loading) {
        try {
            loading.run();
        } catch (EngineFailure | InvalidRequest e) {
            LOG.error("{}: {}", failure, e.getMessage());
        } catch (RuntimeException e) {
            // The other models are still to be loaded.
            LOG.error(failure, e);
        }
    }

    /** A first slot whose model is not installed takes the default one. */
    private static ModelInfo resolved(InstalledModels models, int slot, String name) {
        try {
            return models.resolve(Optional.of(name), TaskType.TEXT2MUSIC);
        } catch (InvalidRequest e) {
            if (slot > 1) {
                throw e;
            }
            ModelInfo standard = models.defaultModel();
            LOG.warn("{}; {} is the default model", e.getMessage(), standard.name());
            return standard;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
