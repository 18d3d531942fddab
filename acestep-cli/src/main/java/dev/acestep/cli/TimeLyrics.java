package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.NeuralEngine;
import dev.acestep.engine.Trace;
import dev.acestep.generation.InstalledModels;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Language;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Output;
import dev.acestep.music.Planning;
import dev.acestep.music.Sampling;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import dev.acestep.music.Text;
import dev.acestep.music.TimedLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep lrc}: when the lines of a recording are sung. */
@Command(
        name = "lrc",
        description = {
            "Finds when each line of the lyrics is sung in a recording, and writes an LRC file.",
            "Needs a neural model (such as acestep-v15-turbo), whose attention follows the words."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep lrc song.mp3 --lyrics @song.txt",
            "  acestep lrc song.flac --lyrics @song.txt --prompt \"acoustic folk\" --language fr --json"
        })
final class TimeLyrics implements Runnable {
    /** Equal recordings get equal times. */
    private static final Seed SEED = new Seed.Fixed(0);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SONG", description = "Audio of any common kind, at most 600 s, or latents.")
    private Path song = Path.of("");

    @Option(
            names = "--lyrics",
            paramLabel = "TEXT|@FILE",
            required = true,
            description = "What is sung, a line each; tags such as [Verse] are lines too.")
    private String lyrics = "";

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What it sounds like, which may help (default: nothing).")
    private String prompt = "";

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Language of the lyrics: a code or an English name (default en).")
    private @Nullable String language;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Installed neural model; 'acestep models' lists them (default: ACESTEP_CONFIG_PATH, else the"
                    + " first).")
    private @Nullable String model;

    @Option(names = "--out", paramLabel = "FILE.lrc", description = "The LRC file (default: beside SONG).")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description = "Prints one JSON object with each line's start and end in seconds; a file is written only if"
                    + " --out names it.")
    private boolean json;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Override
    public void run() {
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        try (Engines engines = Engines.open(configuration, Trace.NONE)) {
            GenerationRequest request = request(engines.models());
            LyricTimes times = times(engines.models(), request);
            if (times.lines().isEmpty()) {
                throw new EngineFailure("No times: " + times.absence());
            }
            report(request.model(), times);
        }
    }

    private LyricTimes times(InstalledModels models, GenerationRequest request) {
        if (!(models.engine(request.model()) instanceof NeuralEngine engine)) {
            throw InvalidRequest.because(
                    "model",
                    "%s does not listen; it needs a checkpoint such as acestep-v15-turbo".formatted(request.model()));
        }
        try (ProgressDisplay progress = ProgressDisplay.forThisTerminal(json)) {
            return engine.times(request, progress);
        }
    }

    private GenerationRequest request(InstalledModels models) {
        ModelInfo listener = models.resolve(Optional.ofNullable(model), TaskType.TEXT2MUSIC);
        Output defaults = Output.DEFAULTS;
        return new GenerationRequest(
                listener.name(),
                new Task.Listening(song),
                Text.of(prompt, TextArgument.read("lyrics", lyrics)),
                Metadata.UNKNOWN.withLanguage(SongOptions.language(language, Language.ENGLISH)),
                Optional.empty(),
                Optional.empty(),
                1,
                List.of(SEED),
                Sampling.defaults(listener.family()),
                Planning.DEFAULTS,
                LatentDecoding.DEFAULTS,
                new Output(
                        defaults.format(),
                        defaults.mp3BitRate(),
                        defaults.mp3SampleRate(),
                        defaults.normalize(),
                        defaults.normalizationDb(),
                        defaults.fadeInSeconds(),
                        defaults.fadeOutSeconds(),
                        true,
                        defaults.scores()));
    }

    private void report(String listener, LyricTimes times) {
        Optional<Path> file =
                Optional.ofNullable(out).or(() -> json ? Optional.empty() : Optional.of(Lrc.beside(song)));
        file.ifPresent(lrc -> write(lrc, times));
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(
                json
                        ? Json.text(
                                new Wire(listener, file.map(Path::toString).orElse(null), times.lines(), times.lrc()))
                        : "%s  %d lines"
                                .formatted(file.orElseThrow(), times.lines().size()));
        terminal.flush();
    }

    private static void write(Path file, LyricTimes times) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Lrc.write(file, times);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    private record Wire(String model, @Nullable String file, List<TimedLine> lines, String text) {}
}
