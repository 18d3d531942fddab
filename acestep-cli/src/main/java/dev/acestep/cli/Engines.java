package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.InstalledNetworks;
import dev.acestep.engine.NeuralEngine;
import dev.acestep.engine.Planners;
import dev.acestep.engine.Trace;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.ComputeSetting;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.engine.models.Residency;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.MusicEngine;
import dev.acestep.sketch.SketchEngine;
import dev.acestep.tensor.Compute;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines that this installation has, and the models that they have in memory. Without neural checkpoints nothing of
 * the native runtime is touched.
 */
record Engines(InstalledModels models, ModelStore store) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    /**
     * Looks at what is installed, and logs what is there and cannot be used.
     *
     * @param trace sees the tensors of neural engines
     * @throws dev.acestep.music.EngineFailure if the machine lacks the configured device
     */
    static Engines open(Configuration configuration, Trace trace) {
        Catalogue catalogue = Checkpoints.catalogue(configuration.models());
        Checkpoints.problems(catalogue).forEach(problem -> LOG.warn("Checkpoints: {}", problem));
        LanguageModelChoice.disappointment(catalogue, configuration.models().languageModel())
                .ifPresent(reason -> LOG.warn("ACESTEP_LM_MODEL_PATH: {}", reason));
        return of(catalogue, configuration, trace);
    }

    static Engines of(Catalogue catalogue, Configuration configuration, Trace trace) {
        ModelsConfig config = configuration.models();
        ModelStore store =
                new ModelStore(residency(config.residency()), FreeMemory.ofThisMachine(), InstantSource.system());
        Planners planners = LanguageModelChoice.planners(catalogue, config, store);
        List<MusicEngine> engines = new ArrayList<>();
        if (!catalogue.complete().isEmpty()) {
            Compute compute = ComputeSetting.of(config.device(), config.precision());
            for (DitFolder model : catalogue.complete()) {
                engines.add(new NeuralEngine(
                        new InstalledNetworks(model, store, compute),
                        planners,
                        new FileAudio(),
                        configuration.defaultDurationSeconds(),
                        trace));
            }
        }
        engines.add(new SketchEngine(configuration.defaultDurationSeconds()));
        return new Engines(
                new InstalledModels(
                        engines, planners.languageModels(), config.slots().getFirst(), Checkpoints.unusable(catalogue)),
                store);
    }

    /** Whether a neural model is installed, a language model included. */
    boolean areNeural() {
        return models.installed().size() > 1
                || !models.languageModels().installed().isEmpty();
    }

    @Override
    public void close() {
        store.close();
    }

    private static Residency residency(String words) {
        return Residency.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
