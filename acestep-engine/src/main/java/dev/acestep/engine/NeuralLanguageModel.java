package dev.acestep.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.models.ModelKey;
import dev.acestep.engine.models.ModelSource;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import java.security.SecureRandom;
import java.util.function.BiFunction;

/** A 5Hz language model of the checkpoints folder, whose weights a store holds. */
public final class NeuralLanguageModel implements LanguageModel {
    private final LanguageModelFolder folder;
    private final ModelStore store;
    private final ModelSource<PlannerModel> source;
    private final SecureRandom seeds = new SecureRandom();

    /**
     * A complete folder's model; nothing is loaded.
     *
     * @param genres that it may name
     */
    public NeuralLanguageModel(LanguageModelFolder folder, ModelStore store, Compute compute, GenreWords genres) {
        this.folder = folder;
        this.store = store;
        this.source = new ModelSource<>(
                new ModelKey<>(PlannerModel.class, folder.name(), compute),
                folder.weights().bytes(compute),
                () -> PlannerModel.load(folder, Checkpoint.open(folder.folder()), genres, compute));
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public boolean isLoaded() {
        return store.holds(source.key());
    }

    @Override
    public void load() {
        store.preload(source);
    }

    @Override
    public SongDraft sample(
            String query, boolean instrumental, Language language, double temperature, Progress progress) {
        Metadata given = Metadata.UNKNOWN.withLanguage(language);
        return written(
                temperature,
                memory().words(query),
                progress,
                (writer, part) -> writer.invented(query, instrumental, given, part));
    }

    @Override
    public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
        SongDraft song = new SongDraft(caption, lyrics, given, "");
        return written(
                temperature, memory().words(caption, lyrics), progress, (writer, part) -> writer.formatted(song, part));
    }

    /** What its work takes. */
    PlannerMemory memory() {
        return new PlannerMemory(folder.config());
    }

    /**
     * The model, for as long as somebody asks it.
     *
     * @param whileWaiting as for {@link Networks}
     */
    @MustBeClosed
    Lease<PlannerModel> lease(long workingBytes, Runnable whileWaiting) {
        return store.lease(source, workingBytes, whileWaiting);
    }

    /** As {@link #lease}, for what is in vain without; the failure says so. */
    @MustBeClosed
    Lease<PlannerModel> required(long workingBytes, Runnable whileWaiting) {
        try {
            return lease(workingBytes, whileWaiting);
        } catch (EngineFailure e) {
            throw Planners.impossible(String.valueOf(e.getMessage()));
        }
    }

    private SongDraft written(
            double temperature, long bytes, Progress progress, BiFunction<SongWriter, Part, SongDraft> writing) {
        Part all = Part.all(progress);
        all.report(0, "Loading models");
        try (Lease<PlannerModel> lease = lease(bytes, all::waiting)) {
            SongWriter writer = SongWriter.of(lease.model().planner(), temperature, seeds.nextLong(1L << 32));
            return writing.apply(writer, all);
        }
    }
}
