package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.Trace;
import dev.acestep.engine.models.Bytes;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.TaskType;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep models}: what is installed, and what lacks something. */
@Command(name = "models", description = "Lists the installed models, the default one first.")
final class ListModels implements Runnable {
    private static final String PLANNING = "thinking, sample, format, understand";
    private static final String LINE = "%-28s %-8s %-8s %-9s %s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Configuration configuration = settings.read();
        Catalogue catalogue = Checkpoints.catalogue(configuration.models());
        Listing listing;
        try (Engines engines = Engines.of(catalogue, configuration, Trace.NONE)) {
            listing = listing(
                    catalogue,
                    engines.models(),
                    configuration.models().languageModel().isWanted());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(listing));
        } else {
            print(listing, out);
        }
    }

    private static Listing listing(Catalogue catalogue, InstalledModels models, boolean isWanted) {
        Stream<Row> ready = models.installed().stream().map(model -> row(model, catalogue, models.defaultModel()));
        Stream<Row> lacking = catalogue.models().stream()
                .filter(model -> !model.missing().isEmpty())
                .map(model -> new Row(
                        model.name(),
                        model.family().wireName(),
                        false,
                        model.weights().fileBytes(),
                        model.missing(),
                        List.of()));
        String standard = models.languageModels()
                .standard()
                .map(dev.acestep.music.LanguageModel::name)
                .orElse("");
        List<LanguageModel> languageModels = catalogue.languageModels().stream()
                .map(model -> new LanguageModel(
                        model.name(), model.name().equals(standard), model.fileBytes(), model.missing(), isWanted))
                .toList();
        List<Broken> broken = catalogue.broken().stream()
                .map(folder -> new Broken(folder.name(), folder.reason()))
                .toList();
        return new Listing(Stream.concat(ready, lacking).toList(), languageModels, broken);
    }

    private static Row row(ModelInfo model, Catalogue catalogue, ModelInfo standard) {
        long bytes = catalogue
                .find(model.name())
                .map(DitFolder::weights)
                .map(weights -> weights.fileBytes())
                .orElse(0L);
        return new Row(
                model.name(),
                model.family().wireName(),
                model.equals(standard),
                bytes,
                List.of(),
                model.tasks().stream().sorted().map(TaskType::wireName).toList());
    }

    private static void print(Listing listing, PrintWriter out) {
        out.println(LINE.formatted("MODEL", "FAMILY", "DEFAULT", "SIZE", "TASKS"));
        listing.models()
                .forEach(row -> out.println(LINE.formatted(
                        row.name(),
                        row.family(),
                        row.isDefault() ? "yes" : "",
                        size(row.sizeBytes()),
                        row.missing().isEmpty() ? String.join(", ", row.tasks()) : lacks(row.missing()))));
        listing.languageModels()
                .forEach(model -> out.println(LINE.formatted(
                        model.name(), "lm", model.isDefault() ? "yes" : "", size(model.sizeBytes()), use(model))));
        listing.broken().forEach(folder -> out.println(LINE.formatted(folder.name(), "?", "", "", folder.reason())));
    }

    private static String use(LanguageModel model) {
        if (!model.missing().isEmpty()) {
            return lacks(model.missing());
        }
        return model.enabled() ? PLANNING : "disabled by ACESTEP_INIT_LLM=false";
    }

    private static String lacks(List<String> missing) {
        return "incomplete: " + String.join("; ", missing);
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : Bytes.text(bytes);
    }

    private record Listing(List<Row> models, List<LanguageModel> languageModels, List<Broken> broken) {}

    private record Row(
            String name,
            String family,
            boolean isDefault,
            @JsonProperty("size_bytes") long sizeBytes,
            List<String> missing,
            List<String> tasks) {}

    private record LanguageModel(
            String name,
            boolean isDefault,
            @JsonProperty("size_bytes") long sizeBytes,
            List<String> missing,
            boolean enabled) {}

    private record Broken(String name, String reason) {}
}
