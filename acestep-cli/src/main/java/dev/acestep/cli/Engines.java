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
import dev.acestep.music.EngineFailure;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.MusicEngine;
import dev.acestep.sketch.SketchEngine;
import dev.acestep.tensor.Compute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
        Catalogue catalogue = catalogue(configuration.models());
        problems(catalogue).forEach(problem -> LOG.warn("Checkpoints: {}", problem));
        return of(catalogue, configuration, trace);
    }

    static Engines of(Catalogue catalogue, Configuration configuration, Trace trace) {
        ModelsConfig config = configuration.models();
        ModelStore store =
                new ModelStore(residency(config.residency()), FreeMemory.ofThisMachine(), InstantSource.system());
        List<MusicEngine> engines = new ArrayList<>();
        if (!catalogue.complete().isEmpty()) {
            Compute compute = ComputeSetting.of(config.device(), config.precision());
            for (DitFolder model : catalogue.complete()) {
                InstalledNetworks networks = new InstalledNetworks(model, store, compute);
                engines.add(new NeuralEngine(
                        networks,
                        Planners.none(LanguageModels.NONE_INSTALLED.absence()),
                        file -> {
                            throw new EngineFailure("This version does not read " + file);
                        },
                        configuration.defaultDurationSeconds(),
                        trace));
            }
        }
        engines.add(new SketchEngine(configuration.defaultDurationSeconds()));
        return new Engines(
                new InstalledModels(
                        engines, LanguageModels.NONE_INSTALLED, config.slots().getFirst(), unusable(catalogue)),
                store);
    }

    /** What lies in the checkpoints folder, and where slots name a folder. */
    static Catalogue catalogue(ModelsConfig config) {
        List<Path> elsewhere = config.slots().stream()
                .filter(slot -> slot.contains("/") || slot.contains("\\"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(folder -> !folder.startsWith(config.checkpoints()))
                .toList();
        return Catalogue.of(config.checkpoints(), elsewhere);
    }

    /** Whether a neural model is installed. */
    boolean areNeural() {
        return models.installed().size() > 1;
    }

    @Override
    public void close() {
        store.close();
    }

    /** What keeps folders from being models, one sentence each. */
    static Stream<String> problems(Catalogue catalogue) {
        Stream<String> incomplete = catalogue.models().stream()
                .filter(model -> !model.missing().isEmpty())
                .map(model -> "%s is incomplete: %s".formatted(model.name(), String.join("; ", model.missing())));
        Stream<String> broken = catalogue.broken().stream()
                .map(folder -> "%s cannot be used: %s".formatted(folder.name(), folder.reason()));
        return Stream.concat(incomplete, broken);
    }

    private static Map<String, String> unusable(Catalogue catalogue) {
        Map<String, String> reasons = new HashMap<>();
        for (DitFolder model : catalogue.models()) {
            if (!model.missing().isEmpty()) {
                reasons.put(model.name(), String.join("; ", model.missing()));
            }
        }
        catalogue.broken().forEach(folder -> reasons.put(folder.name(), folder.reason()));
        return reasons;
    }

    private static Residency residency(String words) {
        return Residency.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
