package dev.acestep.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.engine.models.Residency;
import dev.acestep.music.AudioReader;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Progress;
import dev.acestep.music.Track;
import dev.acestep.tensor.Compute;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Engines of tiny checkpoints over one store. */
record TinyEngines(ModelStore store, Path checkpoints) implements AutoCloseable {
    /** The seed of the default generator in all of the reference's end-to-end files. */
    private static final long GOLDEN_DRAWS = 1234;

    static final double DEFAULT_SECONDS = 60;
    static final Planners NO_PLANNER = Planners.none("no LM checkpoint installed");
    static final AudioReader NO_AUDIO = file -> {
        throw new AssertionError("Nobody is to read " + file);
    };

    @MustBeClosed
    static TinyEngines open() {
        return of(Fixtures.checkpoints(), Residency.KEEP);
    }

    @MustBeClosed
    static TinyEngines of(Path checkpoints, Residency residency) {
        return new TinyEngines(new ModelStore(residency, FreeMemory.UNKNOWN, InstantSource.system()), checkpoints);
    }

    NeuralEngine engine(String model) {
        return tracing(model, Trace.NONE);
    }

    NeuralEngine tracing(String model, Trace trace) {
        return new NeuralEngine(networks(model), NO_PLANNER, new GoldenAudio(), DEFAULT_SECONDS, trace);
    }

    /** An engine with the tiny planner. */
    NeuralEngine thinking(String model) {
        return new NeuralEngine(networks(model), planners(), NO_AUDIO, DEFAULT_SECONDS, Trace.NONE);
    }

    /** The request with its seeds. */
    PlannedSong asked(Requests requests) {
        Networks networks = networks(requests.model());
        SongPlanner planner = new SongPlanner(networks.config(), networks.vaeConfig(), DEFAULT_SECONDS);
        return planner.asked(requests.request(), new Random(1));
    }

    Planners planners() {
        return new Planners(List.of(languageModel()), "");
    }

    NeuralLanguageModel languageModel() {
        return new NeuralLanguageModel(
                Catalogue.of(checkpoints).completeLanguageModels().getFirst(),
                store,
                Compute.REFERENCE,
                GenreWords.NONE);
    }

    /** An engine whose further draws are the reference's. */
    NeuralEngine likeTheGoldens(String model, Trace trace) {
        return new NeuralEngine(
                networks(model), NO_PLANNER, new GoldenAudio(), DEFAULT_SECONDS, trace, _ -> GOLDEN_DRAWS);
    }

    Networks networks(String model) {
        return new InstalledNetworks(Catalogue.of(checkpoints).find(model).orElseThrow(), store, Compute.REFERENCE);
    }

    static List<Track> generate(NeuralEngine engine, GenerationRequest request) {
        List<Track> tracks = new ArrayList<>();
        engine.generate(request, Progress.SILENT, tracks::add);
        return tracks;
    }

    @Override
    public void close() {
        store.close();
    }
}
