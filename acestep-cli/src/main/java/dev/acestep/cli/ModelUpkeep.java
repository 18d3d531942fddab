package dev.acestep.cli;

import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.InvalidRequest;
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

/** Loads the slots' models after the start and unloads idle ones, on one thread of its own. */
final class ModelUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelUpkeep.class);
    private static final long CHECKS_IN_IDLE_TIME = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("models").daemon().factory());

    private ModelUpkeep() {}

    /** Begins, if there are neural models to take care of. */
    static Optional<ModelUpkeep> start(Engines engines, ModelsConfig config) {
        if (!engines.areNeural()) {
            return Optional.empty();
        }
        ModelUpkeep upkeep = new ModelUpkeep();
        if (!config.noInit()) {
            upkeep.thread.execute(() -> preload(engines.models(), config.slots()));
        }
        config.idle().ifPresent(idle -> upkeep.unload(engines.store(), idle));
        return Optional.of(upkeep);
    }

    private void unload(ModelStore store, Duration idle) {
        long period = Math.max(1, idle.toMillis() / CHECKS_IN_IDLE_TIME);
        ScheduledFuture<?> _ =
                thread.scheduleWithFixedDelay(() -> store.evictIdleSince(idle), period, period, TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("IllegalCatch") // what libtorch throws has no type of its own
    private static void preload(InstalledModels models, List<String> slots) {
        for (int slot = 1; slot <= slots.size(); slot++) {
            String name = slots.get(slot - 1);
            if (name.isBlank()) {
                continue;
            }
            try {
                models.load(slot, resolved(models, slot, name));
            } catch (EngineFailure | InvalidRequest e) {
                LOG.error("Slot {} stays empty: {}", slot, e.getMessage());
            } catch (RuntimeException e) {
                // The other slots are still to be filled.
                LOG.error("Slot {} stays empty", slot, e);
            }
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
