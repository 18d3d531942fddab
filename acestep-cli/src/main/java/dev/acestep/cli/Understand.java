package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.Trace;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Output;
import dev.acestep.music.Planning;
import dev.acestep.music.Planning.Analysis;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.Text;
import dev.acestep.music.Understanding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep understand}: audio in, words out. */
@Command(
        name = "understand",
        description = {
            "Says what a piece of music is like: caption, lyrics, metadata, 5Hz audio codes.",
            "Needs a neural model (such as acestep-v15-turbo), which hears the codes, and the 5Hz language model, which",
            "puts them into words."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep understand song.mp3",
            "  acestep understand song.mp3 --codes-only --codes song.codes",
            "  acestep generate --prompt \"the same as bossa nova\" --audio-codes @song.codes"
        })
final class Understand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Audio of any common kind, at most 600 s.")
    private Path file = Path.of("");

    @Option(
            names = "--codes",
            paramLabel = "FILE|-",
            description = "Also writes the codes, five for each second: to a file, or (-) after the rest.")
    private @Nullable String codes;

    @Option(
            names = "--codes-only",
            description = "Nothing but the codes, which needs no language model and much less time.")
    private boolean codesOnly;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Installed neural model; 'acestep models' lists them (default: ACESTEP_CONFIG_PATH, else the"
                    + " first).")
    private @Nullable String model;

    @Mixin
    private LanguageModelOptions languageModel = new LanguageModelOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Equal seeds give equal codes and words; -1 is random (default).")
    private long seed = -1;

    @Option(names = "--json", description = "Prints one JSON object, codes included.")
    private boolean json;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public void run() {
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        try (Engines engines = Engines.open(configuration, Trace.NONE)) {
            GenerationRequest request = request(engines.models());
            report(request.model(), understanding(engines.models().engine(request.model()), request));
        }
    }

    private Understanding understanding(MusicEngine engine, GenerationRequest request) {
        try (ProgressDisplay progress = ProgressDisplay.forThisTerminal(json)) {
            return engine.analyse(request, progress);
        }
    }

    private GenerationRequest request(InstalledModels models) {
        ModelInfo listener = models.resolve(Optional.ofNullable(model), TaskType.TEXT2MUSIC);
        Optional<String> writer = codesOnly
                ? Optional.empty()
                : Optional.of(languageModel.chosen(models.languageModels()).name());
        return new GenerationRequest(
                listener.name(),
                new Task.Listening(file),
                Text.of("", ""),
                Metadata.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                1,
                List.of(seed == -1 ? new Seed.Random() : new Seed.Fixed(seed)),
                Sampling.defaults(listener.family()),
                planning(writer),
                LatentDecoding.DEFAULTS,
                Output.DEFAULTS);
    }

    private Planning planning(Optional<String> writer) {
        Planning defaults = Planning.DEFAULTS;
        return new Planning(
                false,
                false,
                "",
                false,
                false,
                codesOnly ? Analysis.CODES : Analysis.FULL,
                List.of(),
                writer,
                defaults.backend(),
                languageModel.temperature(),
                defaults.cfgScale(),
                defaults.negativePrompt(),
                defaults.topK(),
                defaults.topP(),
                defaults.repetitionPenalty(),
                defaults.cotCaption(),
                defaults.cotLanguage(),
                defaults.constrained(),
                defaults.constrainedDebug(),
                defaults.allowBatch());
    }

    private void report(String listener, Understanding understanding) {
        if (codes != null && !codes.equals("-")) {
            CodeFile.write(Path.of(codes), understanding.audioCodes());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(wire(listener, understanding)) : text(understanding));
        out.flush();
    }

    private String text(Understanding understanding) {
        boolean shown = codesOnly ? codes == null || codes.equals("-") : "-".equals(codes);
        StringBuilder text = new StringBuilder(codesOnly ? "" : Drafts.text(understanding.draft()));
        if (shown) {
            text.append(text.isEmpty() ? "" : "\n\n").append(understanding.audioCodes());
        }
        understanding
                .warnings()
                .forEach(warning -> text.append("\n").append("Note: ").append(warning));
        return text.toString();
    }

    private static Wire wire(String listener, Understanding understanding) {
        return new Wire(
                listener,
                understanding.languageModel(),
                Drafts.wire(understanding.draft()),
                understanding.audioCodes(),
                understanding.warnings(),
                understanding.timings());
    }

    private record Wire(
            String model,
            @JsonProperty("lm_model") String languageModel,
            @JsonUnwrapped Drafts.Wire draft,
            @JsonProperty("audio_codes") String audioCodes,
            List<String> warnings,
            Map<String, Double> timings) {}
}
