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
import dev.acestep.music.Progress;
import dev.acestep.music.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
            "Lengths are in seconds. An option that the task does not use is refused.",
            "",
            "Examples:",
            "  acestep generate --prompt \"synth pop, 120 BPM\" --lyrics @song.txt --duration 60 --seed 42 --out song.mp3",
            "  acestep generate --thinking --prompt \"acoustic folk\" --lyrics @song.txt --bpm 92 --save-codes song.codes",
            "  acestep generate --sample \"a soft Bengali love song\" --thinking --duration 60 --out song.flac",
            "  acestep generate --reference style.mp3 --prompt \"folk ballad\" --out song.mp3",
            "  acestep generate --task cover --src song.mp3 --prompt \"as bossa nova\" --cover-strength 0.7 --out bossa.mp3",
            "  acestep generate --task cover-nofsq --src song.mp3 --prompt \"as bossa nova\" --out bossa.mp3",
            "  acestep generate --task repaint --src song.wav --repaint-start 12 --repaint-end 20 --prompt \"guitar solo\"",
            "      --no-normalize --out solo.wav",
            "  acestep generate --task repaint --src song.wav --repaint-start -10 --repaint-end 0 --prompt \"soft intro\"",
            "  acestep generate --task continuation --src song.mp3 --repaint-end 90 --prompt \"the same\" --out longer.mp3",
            "  acestep generate --task lego --src song.mp3 --track drums --prompt \"brushed drums\" --out drums.mp3",
            "  acestep generate --task extract --src song.mp3 --track vocals --out vocals.wav",
            "  acestep generate --task complete --src guitar.mp3 --tracks bass,drums --prompt \"rock\" --out band.mp3",
            "  acestep generate --morph --src song.mp3 --morph-from-caption \"folk\" --prompt \"metal\" --out metal.mp3",
            "  acestep generate --prompt folk --seed 7 --retake-variance 0.2 --out take2.mp3",
            "  acestep generate --prompt folk --lyrics @song.txt --lrc --score --latents kept --out song.flac",
            "  acestep generate --task cover --src kept/latents-1.safetensors --prompt \"as bossa nova\" --out bossa.mp3"
        })
final class Generate implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SongOptions song = new SongOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private EditOptions edit = new EditOptions();

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
            generate(maker, request, progress, track -> songs.add(write(track, request)));
            files.stems()
                    .ifPresent(folder -> stems.addAll(Stems.write(
                            folder, maker, request, songs.getFirst().track().seed(), progress)));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        new SongReport(request, songs, stems, seconds).print(spec.commandLine().getOut(), json);
    }

    private void generate(MusicEngine maker, GenerationRequest request, Progress progress, Consumer<Track> results) {
        if (files.latents().isEmpty()) {
            maker.generate(request, progress, results);
        } else {
            Path folder = files.latents().get();
            maker.generate(request, progress, results, index -> latents(folder, index));
        }
    }

    private Optional<Path> latents(int index) {
        return files.latents().map(folder -> latents(folder, index));
    }

    private static Path latents(Path folder, int index) {
        return folder.resolve("latents-%d.safetensors".formatted(index + 1));
    }

    private ModelInfo chosen(InstalledModels models) {
        ModelInfo model = engine.model(models, edit.type());
        if (model.family() == ModelFamily.SKETCH) {
            checkSketch(model.name());
        } else if (files.stems().isPresent()) {
            throw InvalidRequest.because("stems", "%s makes no separate tracks".formatted(model.name()));
        }
        return model;
    }

    private void checkSketch(String name) {
        refuseIf(dump != null, "dump", name + " computes no tensors");
        refuseIf(files.savesCodes(), "save_codes", name + " has no audio codes");
        refuseIf(files.latents().isPresent(), "latents", name + " has no latents");
        refuseIf(files.scores(), "score", name + " has no model to judge with");
        refuseIf(edit.reference().isPresent(), "reference_audio_path", name + " does not listen to audio");
        refuseIf(edit.flowEdit().isPresent(), "flow_edit_morph", name + " does not listen to audio");
    }

    private static void refuseIf(boolean wrong, String field, String reason) {
        if (wrong) {
            throw InvalidRequest.because(field, reason);
        }
    }

    private GenerationRequest request(ModelInfo model, LanguageModels languageModels) {
        refuseIf(
                song.hasDuration() && edit.settlesLength(),
                "audio_duration",
                "a source has its own length, leave it out");
        return new GenerationRequest(
                model.name(),
                edit.task(planner.hasCodes()),
                song.text(edit.instruction()),
                song.metadata(Language.ENGLISH),
                edit.reference(),
                edit.flowEdit(),
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
            if (files.lrc() && !track.timestamps().lines().isEmpty()) {
                Lrc.write(Lrc.beside(file), track.timestamps());
            }
            files.codes(track.index(), request.batchSize())
                    .ifPresent(codes -> CodeFile.write(codes, track.audioCodes()));
            return new Song(file, latents(track.index()), track.withoutAudio(), written);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** A result without its samples, and its file. */
    record Song(Path file, Optional<Path> latents, Track track, TrackWriter.Written written) {}
}
