package dev.acestep.cli;

import dev.acestep.generation.InstalledModels;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.TaskType;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep models}: what is installed. */
@Command(name = "models", description = "Lists the installed models, the default one first.")
final class ListModels implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        InstalledModels models = Engines.installed(settings.read());
        List<Row> rows = models.installed().stream()
                .map(model -> row(model, models.defaultModel()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(new Listing(rows, models.languageModels())));
            return;
        }
        out.println("%-28s %-8s %-8s %s".formatted("MODEL", "FAMILY", "DEFAULT", "TASKS"));
        rows.forEach(row -> out.println("%-28s %-8s %-8s %s"
                .formatted(row.name(), row.family(), row.isDefault() ? "yes" : "", String.join(", ", row.tasks()))));
    }

    private static Row row(ModelInfo model, ModelInfo standard) {
        return new Row(
                model.name(),
                model.family().wireName(),
                model.equals(standard),
                model.tasks().stream().sorted().map(TaskType::wireName).collect(Collectors.toUnmodifiableList()));
    }

    private record Listing(List<Row> models, List<String> languageModels) {}

    private record Row(String name, String family, boolean isDefault, List<String> tasks) {}
}
