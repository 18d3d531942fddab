package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.download.DownloadEvent;
import dev.acestep.engine.download.HubSettings;
import dev.acestep.engine.download.ModelDownload;
import dev.acestep.engine.download.PublishedModel;
import dev.acestep.engine.download.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep download}: published checkpoints, from a hub into the checkpoints folder. */
@Command(
        name = "download",
        description = "Downloads published models, and what they need, into the checkpoints folder.",
        sortOptions = false,
        footer = {
            "",
            "An interrupted download goes on where it stopped when the same command is given again. Proxies: HTTPS_PROXY,",
            "HTTP_PROXY, NO_PROXY. Mirrors: HF_ENDPOINT, MODELSCOPE_ENDPOINT. Token for closed repositories: HF_TOKEN.",
            "",
            "Example:",
            "  acestep download acestep-v15-turbo acestep-5Hz-lm-0.6B --source huggingface"
        })
final class Download implements Runnable {
    private static final String WITHOUT_THE_LANGUAGE_MODEL =
            "the 5Hz language model, which plans songs, is an extra: acestep download acestep-5Hz-lm-0.6B";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Names of published models (default: acestep-v15-turbo).")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "S",
            description = "huggingface, modelscope, or auto: the first, or the second if that cannot be reached"
                    + " (ACESTEP_DOWNLOAD_SOURCE; default auto).")
    void source(String source) {
        settings.set("ACESTEP_DOWNLOAD_SOURCE", source);
    }

    @Option(
            names = "--revision",
            paramLabel = "R",
            description = "Branch, tag or commit of the repositories (default: their main branch).")
    private @Nullable String revision;

    @Option(
            names = "--force",
            description = "Compares models that are there with the hub as well, and fetches the files that differ.")
    private boolean force;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public void run() {
        models.stream()
                .filter(name -> PublishedModel.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "no model \"%s\" is published (there are %s)".formatted(name, PublishedModel.names()));
                });
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        Path folder = configuration.models().checkpoints();
        Source source = Source.of(configuration.models().downloadSource());
        ModelDownload download =
                new ModelDownload(folder, source, Optional.ofNullable(revision), HubSettings.of(System.getenv()));
        Report report = new Report();
        try (DownloadDisplay display = DownloadDisplay.forThisTerminal(json)) {
            if (models.isEmpty()) {
                display.say(WITHOUT_THE_LANGUAGE_MODEL);
            }
            fetch(download, event -> {
                report.add(event);
                display.show(event);
            });
        }
        report.print(spec.commandLine().getOut(), folder, json);
    }

    private void fetch(ModelDownload download, java.util.function.Consumer<DownloadEvent> listener) {
        List<String> names = models.isEmpty() ? List.of(PublishedModel.TURBO.name()) : models;
        if (force) {
            download.renew(names, listener);
        } else {
            download.ensure(names, listener);
        }
    }

    /** What became of each model. */
    private static final class Report {
        private final Map<String, Row> rows = new LinkedHashMap<>();

        void add(DownloadEvent event) {
            switch (event) {
                case DownloadEvent.Present(String model, Path folder) ->
                    rows.put(model, new Row(model, folder.toString(), "present", 0));
                case DownloadEvent.Installed(String model, Path folder, long bytes) ->
                    rows.put(model, new Row(model, folder.toString(), bytes == 0 ? "present" : "downloaded", bytes));
                case DownloadEvent.Note _, DownloadEvent.Progress _ -> {}
            }
        }

        void print(PrintWriter out, Path folder, boolean json) {
            if (json) {
                out.println(Json.text(new Listing(folder.toString(), List.copyOf(rows.values()))));
            } else {
                rows.values()
                        .forEach(row -> out.println("%-28s %-10s %s".formatted(row.name(), row.state(), row.folder())));
            }
            out.flush();
        }
    }

    private record Listing(String checkpoints, List<Row> models) {}

    private record Row(String name, String folder, String state, long bytes) {}
}
