package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.Dump;
import dev.acestep.engine.Trace;
import dev.acestep.generation.InstalledModels;
import dev.acestep.generation.TrackWriter;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep generate}: a song with no server. */
@Command(
        name = "generate",
        description = "Makes music, without a server.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep generate --prompt \"synth pop, 120 BPM\" --lyrics @song.txt --duration 60 --seed 42 --out song.mp3",
            "  acestep generate --thinking --prompt \"acoustic folk\" --lyrics @song.txt --bpm 92 --save-codes song.codes",
            "  acestep generate --sample \"a soft Bengali love song\" --thinking --duration 60 --out song.flac"
        })
final class Generate implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SongOptions song = new SongOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private PlannerOptions planner = new PlannerOptions();

    @Mixin
    private SamplingOptions sampling = new SamplingOptions();

    @Mixin
    private FileOptions files = new FileOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of results, 1 to 8 (default 1).")
    private int batch = 1;

    @Option(
            names = "--dump",
            paramLabel = "DIR",
            description = "Also writes the tensors of each stage of a neural model, 01_tokens to 11_waveform.")
    private @Nullable Path dump;

    @Option(names = "--json", description = "Prints one JSON object with the files, seeds and metadata actually used.")
    private boolean json;

    @Override
    public void run() {
        if (!planner.isWanted()) {
            settings.set("ACESTEP_INIT_LLM", "false");
        }
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        try (Engines engines = Engines.open(configuration, trace())) {
            make(engines.models());
        }
    }

    private Trace trace() {
        try {
            return dump == null ? Trace.NONE : new Dump(dump);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(dump, e.getMessage()), e);
        }
    }

    private void make(InstalledModels models) {
        GenerationRequest request = request(chosen(models), models.languageModels());
        ProgressDisplay progress = ProgressDisplay.forThisTerminal(json);
        List<Song> songs = new ArrayList<>();
        List<Path> stems = new ArrayList<>();
        long began = System.nanoTime();
        MusicEngine maker = models.engine(request.model());
        try (progress) {
            maker.generate(request, progress, track -> songs.add(write(track, request)));
            files.stems()
                    .ifPresent(folder -> stems.addAll(Stems.write(
                            folder, maker, request, songs.getFirst().track().seed(), progress)));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        new SongReport(request, songs, stems, seconds).print(spec.commandLine().getOut(), json);
    }

    private ModelInfo chosen(InstalledModels models) {
        ModelInfo model = engine.model(models);
        if (dump != null && model.family() == ModelFamily.SKETCH) {
            throw InvalidRequest.because("dump", "%s computes no tensors".formatted(model.name()));
        }
        if (files.stems().isPresent() && model.family() != ModelFamily.SKETCH) {
            throw InvalidRequest.because("stems", "%s makes no separate tracks".formatted(model.name()));
        }
        if (files.lrc() && model.family() != ModelFamily.SKETCH) {
            throw InvalidRequest.because("lrc", "%s does not tell when a line is sung".formatted(model.name()));
        }
        if (files.savesCodes() && model.family() == ModelFamily.SKETCH) {
            throw InvalidRequest.because("save_codes", "%s has no audio codes".formatted(model.name()));
        }
        return model;
    }

    private GenerationRequest request(ModelInfo model, LanguageModels languageModels) {
        return new GenerationRequest(
                model.name(),
                engine.task(),
                song.text(),
                song.metadata(Language.ENGLISH),
                Optional.empty(),
                Optional.empty(),
                batch,
                engine.seeds(),
                sampling.sampling(model),
                planner.planning(languageModels),
                LatentDecoding.DEFAULTS,
                files.output());
    }

    private Song write(Track track, GenerationRequest request) {
        Path file = files.file(track.index(), request.batchSize());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            TrackWriter.Written written = TrackWriter.write(file, track, request);
            if (files.lrc()) {
                Lrc.write(file, track.timestamps().lines());
            }
            files.codes(track.index(), request.batchSize())
                    .ifPresent(codes -> CodeFile.write(codes, track.audioCodes()));
            return new Song(file, track.withoutAudio(), written);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A result without its samples, and its file. */
    record Song(Path file, Track track, TrackWriter.Written written) {}
}
