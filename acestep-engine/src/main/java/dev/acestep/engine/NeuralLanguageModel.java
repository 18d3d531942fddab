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

/** A 5Hz language model of the checkpoints folder, whose weights a store holds. */
public final class NeuralLanguageModel implements LanguageModel {
    private final LanguageModelFolder folder;
    private final ModelStore store;
    private final ModelSource<PlannerModel> source;

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
        return store.resident().stream().anyMatch(model -> model.key().equals(source.key()));
    }

    @Override
    public void load() {
        store.preload(source);
    }

    @Override
    public SongDraft sample(
            String query, boolean instrumental, Language language, double temperature, Progress progress) {
        throw new EngineFailure("This version invents no songs");
    }

    @Override
    public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
        throw new EngineFailure("This version formats no songs");
    }

    @MustBeClosed
    Lease<PlannerModel> lease(long workingBytes) {
        return store.lease(source, workingBytes);
    }
}
