package dev.acestep.engine;

import dev.acestep.music.AudioReader;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Progress;
import dev.acestep.music.Track;
import dev.acestep.music.Understanding;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** The engine that runs a published checkpoint. */
public final class NeuralEngine implements MusicEngine {
    private final Networks networks;
    private final SongPlanner planner;
    private final Trace trace;
    private final LongUnaryOperator seedOfDraws;
    private final SecureRandom seeds = new SecureRandom();

    /**
     * An engine of one model.
     *
     * @param planners that may take part
     * @param audio reads what requests want analysed
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
        this.planner = new SongPlanner(networks.config(), networks.vaeConfig(), defaultDurationSeconds);
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
        throw new EngineFailure("This version analyses nothing with neural checkpoints");
    }

    @Override
    public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
        Refusals.check(request);
        SongSheet sheet = planner.sheet(request, seeds);
        long seedOfDraws = this.seedOfDraws.applyAsLong(sheet.firstSeed());
        new Synthesis(networks, sheet, seedOfDraws, trace, progress).run(results);
    }
}
