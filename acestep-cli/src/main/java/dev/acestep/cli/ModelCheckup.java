package dev.acestep.cli;

import dev.acestep.cli.Doctor.Finding;
import dev.acestep.cli.config.Configuration;
import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.models.Bytes;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.models.ComputeSetting;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.NativeRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code doctor} looks at for the neural models. */
final class ModelCheckup {
    private static final String FETCH = "'acestep download acestep-5Hz-lm-0.6B' fetches one";

    private ModelCheckup() {}

    static Stream<Finding> findings(Configuration configuration) {
        Catalogue catalogue = Checkpoints.catalogue(configuration.models());
        Stream<Finding> problems = Checkpoints.problems(catalogue)
                .map(problem -> Finding.warn(
                        "checkpoints",
                        problem,
                        "'acestep download' fetches what is missing, with --force what is damaged"));
        return Stream.of(
                        Stream.of(found(catalogue), languageModel(catalogue, configuration.models())),
                        problems,
                        runtime(catalogue, configuration.models()))
                .flatMap(each -> each);
    }

    private static Finding found(Catalogue catalogue) {
        List<DitFolder> complete = catalogue.complete();
        if (complete.isEmpty()) {
            return Finding.ok(
                    "checkpoints",
                    "no neural model in %s; the embedded engine makes the music".formatted(catalogue.folder()));
        }
        String names = complete.stream().map(DitFolder::name).collect(Collectors.joining(", "));
        return Finding.ok("checkpoints", "%s in %s".formatted(names, catalogue.folder()));
    }

    private static Finding languageModel(Catalogue catalogue, ModelsConfig config) {
        String subject = "planner";
        if (!config.languageModel().isWanted()) {
            return Finding.ok(subject, LanguageModelChoice.DISABLED);
        }
        List<LanguageModelFolder> complete = LanguageModelChoice.inOrder(catalogue, config.languageModel());
        Optional<String> disappointment = LanguageModelChoice.disappointment(catalogue, config.languageModel());
        if (disappointment.isPresent()) {
            return Finding.warn(subject, "ACESTEP_LM_MODEL_PATH: " + disappointment.get(), FETCH);
        }
        if (complete.isEmpty()) {
            return Finding.ok(
                    subject,
                    "no 5Hz language model; thinking, sample, format and understand need one (%s)".formatted(FETCH));
        }
        String names = complete.stream().map(LanguageModelFolder::name).collect(Collectors.joining(", "));
        String when = config.languageModel().isWantedAtStart() ? "loaded at the start" : "loaded when first needed";
        return Finding.ok(subject, "%s (the first is the default, %s)".formatted(names, when));
    }

    private static Stream<Finding> runtime(Catalogue catalogue, ModelsConfig config) {
        List<LanguageModelFolder> planners = config.languageModel().isWanted()
                ? LanguageModelChoice.inOrder(catalogue, config.languageModel())
                : List.of();
        if (catalogue.complete().isEmpty() && planners.isEmpty()) {
            return Stream.empty();
        }
        try {
            Compute compute = ComputeSetting.of(config.device(), config.precision());
            Compute planning = ComputeSetting.of(config.languageModel().device(), config.precision());
            Stream<Finding> songs =
                    catalogue.complete().stream().map(model -> memory(model.name(), model.bytes(compute), compute));
            Stream<Finding> plans = planners.stream()
                    .map(model -> memory(model.name(), model.weights().bytes(planning), planning));
            Finding runtime = Finding.ok("runtime", NativeRuntime.load().describe());
            return Stream.of(Stream.of(runtime), songs, plans).flatMap(each -> each);
        } catch (EngineFailure e) {
            return Stream.of(Finding.fail("device", String.valueOf(e.getMessage()), "choose another (--device)"));
        }
    }

    private static Finding memory(String name, long needed, Compute compute) {
        OptionalLong free = FreeMemory.ofThisMachine().bytes(compute.device());
        String found = "%s takes %s in %s on %s"
                .formatted(
                        name,
                        Bytes.text(needed),
                        compute.precision().name().toLowerCase(Locale.ROOT),
                        compute.device());
        if (free.isEmpty()) {
            return Finding.ok("models", found);
        }
        String both = found + ", " + Bytes.text(free.getAsLong()) + " can be had";
        return needed <= free.getAsLong()
                ? Finding.ok("models", both)
                : Finding.warn("models", both, "choose --precision int8 or a smaller model, or free some memory");
    }
}
