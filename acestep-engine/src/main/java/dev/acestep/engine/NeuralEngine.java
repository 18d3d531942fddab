package dev.acestep.engine;

import dev.acestep.engine.source.Format;
import dev.acestep.engine.source.Material;
import dev.acestep.engine.source.StoredLatents;
import dev.acestep.music.AudioReader;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.LyricTimes;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Progress;
import dev.acestep.music.Track;
import dev.acestep.music.Understanding;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongUnaryOperator;

/** The engine that runs a published checkpoint. */
public final class NeuralEngine implements MusicEngine {
    private final Networks networks;
    private final Planners planners;
    private final AudioReader audio;
    private final SongPlanner songs;
    private final Trace trace;
    private final LongUnaryOperator seedOfDraws;
    private final SecureRandom seeds = new SecureRandom();

    /**
     * An engine of one model.
     *
     * @param planners that may take part
     * @param audio reads the files that requests name
     * @param defaultDurationSeconds of a song whose length the request, its audio codes, its plan and its lyrics leave open
     */
    public NeuralEngine(
            Networks networks, Planners planners, AudioReader audio, double defaultDurationSeconds, Trace trace) {
        this(networks, planners, audio, defaultDurationSeconds, trace, LongUnaryOperator.identity());
    }

    /** The reference's files were made with a seed of the default generator that follows from no request. */
    NeuralEngine(
            Networks networks,
            Planners planners,
            AudioReader audio,
            double defaultDurationSeconds,
            Trace trace,
            LongUnaryOperator seedOfDraws) {
        this.networks = networks;
        this.planners = planners;
        this.audio = audio;
        this.songs = new SongPlanner(networks.config(), networks.vaeConfig(), defaultDurationSeconds);
        this.trace = trace;
        this.seedOfDraws = seedOfDraws;
    }

    @Override
    public ModelInfo model() {
        return networks.info();
    }

    @Override
    public boolean isLoaded() {
        return networks.isLoaded();
    }

    @Override
    public void load() {
        networks.load();
    }

    @Override
    public Understanding analyse(GenerationRequest request, Progress progress) {
        PlannedSong asked = songs.asked(request, seeds);
        Analysis analysis = new Analysis(networks, planners, audio, asked, Part.all(progress));
        return switch (request.planning().analysis()) {
            case NONE -> throw new IllegalArgumentException("The request wants music, and no analysis");
            case METADATA -> analysis.planned();
            case FULL -> analysis.understood(seedOfDraws(asked));
            case CODES -> analysis.codes(seedOfDraws(asked));
        };
    }

    @Override
    public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
        generate(request, progress, results, LatentsListener.NONE);
    }

    @Override
    public void generate(
            GenerationRequest request, Progress progress, Consumer<Track> results, IntFunction<Path> latents) {
        LatentsListener files = (index, song) -> StoredLatents.write(latents.apply(index), song);
        generate(request, progress, results, files);
    }

    private void generate(
            GenerationRequest request, Progress progress, Consumer<Track> results, LatentsListener latents) {
        Refusals.check(request, model());
        Part whole = Part.all(progress);
        Stopwatch watch = new Stopwatch();
        Edit edit = edit(request, whole, watch);
        PlannedSong asked = songs.asked(request, seeds);
        PlannedSong planned = new Thinking(planners, asked, whole, watch).run();
        SongSheet sheet = songs.sheet(planned, edit.material(), seeds);
        Part rest = whole.rest();
        PromptJudge judge = new PromptJudge(planners, planned, rest);
        new Synthesis(networks, sheet, edit, seedOfDraws(asked), trace, rest, watch).run(judge, results, latents);
    }

    /**
     * When the lines of the request's lyrics are sung in the audio that it listens to, which need not be a song of this
     * engine.
     *
     * @param request a {@link dev.acestep.music.Task.Listening} whose output asks for timestamps
     */
    public LyricTimes times(GenerationRequest request, Progress progress) {
        Part whole = Part.all(progress);
        Stopwatch watch = new Stopwatch();
        Edit edit = edit(request, whole, watch);
        PlannedSong asked = songs.asked(request, seeds);
        SongSheet sheet = songs.sheet(asked, edit.material(), seeds);
        return new Synthesis(networks, sheet, edit, seedOfDraws(asked), trace, whole.rest(), watch).lyricTimes();
    }

    private Edit edit(GenerationRequest request, Part progress, Stopwatch watch) {
        Format format = new Format(networks.vaeConfig().hop(), networks.config().latentChannels());
        if (!Material.isIn(request)) {
            return new Edit(request, Material.NONE, format);
        }
        progress.report(0, "Reading the audio");
        Material material = Material.of(request, audio, format);
        watch.ended("read");
        return new Edit(request, material, format);
    }

    private long seedOfDraws(PlannedSong song) {
        return seedOfDraws.applyAsLong(song.firstSeed());
    }
}
