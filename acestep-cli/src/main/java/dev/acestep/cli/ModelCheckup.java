package dev.acestep.cli;

import dev.acestep.cli.Doctor.Finding;
import dev.acestep.cli.config.Configuration;
import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.models.Bytes;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.ComputeSetting;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.NativeRuntime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code doctor} looks at for the neural models. */
final class ModelCheckup {
    private ModelCheckup() {}

    static Stream<Finding> findings(Configuration configuration) {
        Catalogue catalogue = Engines.catalogue(configuration.models());
        Stream<Finding> problems = Engines.problems(catalogue)
                .map(problem -> Finding.warn(
                        "checkpoints",
                        problem,
                        "'acestep download' fetches what is missing, with --force what is damaged"));
        return Stream.of(Stream.of(found(catalogue)), problems, runtime(catalogue, configuration.models()))
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

    private static Stream<Finding> runtime(Catalogue catalogue, ModelsConfig config) {
        if (catalogue.complete().isEmpty()) {
            return Stream.empty();
        }
        try {
            Compute compute = ComputeSetting.of(config.device(), config.precision());
            Finding runtime = Finding.ok("runtime", NativeRuntime.load().describe());
            return Stream.concat(
                    Stream.of(runtime), catalogue.complete().stream().map(model -> memory(model, compute)));
        } catch (EngineFailure e) {
            return Stream.of(Finding.fail("device", String.valueOf(e.getMessage()), "choose another (--device)"));
        }
    }

    private static Finding memory(DitFolder model, Compute compute) {
        long needed = model.bytes(compute);
        OptionalLong free = FreeMemory.ofThisMachine().bytes(compute.device());
        String found = "%s takes %s in %s on %s"
                .formatted(
                        model.name(),
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
