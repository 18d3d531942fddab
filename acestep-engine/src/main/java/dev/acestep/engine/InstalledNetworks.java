package dev.acestep.engine;

import com.google.errorprone.annotations.MustBeClosed;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.SilenceLatent;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.engine.models.Lease;
import dev.acestep.engine.models.Model;
import dev.acestep.engine.models.ModelKey;
import dev.acestep.engine.models.ModelSource;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.music.ModelInfo;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Weights;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The networks of a model in the checkpoints folder, which a store holds; models with the same parts share them. */
public final class InstalledNetworks implements Networks {
    private final DitFolder folder;
    private final VaeConfig vaeConfig;
    private final ModelStore store;
    private final Compute compute;

    public InstalledNetworks(DitFolder folder, ModelStore store, Compute compute) {
        this.folder = folder;
        this.vaeConfig = ConfigFile.vae(folder.parts().vae());
        this.store = store;
        this.compute = compute;
    }

    @Override
    public ModelInfo info() {
        return folder.info();
    }

    @Override
    public Compute compute() {
        return compute;
    }

    @Override
    public AceStepConfig config() {
        return folder.config();
    }

    @Override
    public VaeConfig vaeConfig() {
        return vaeConfig;
    }

    @Override
    @MustBeClosed
    public Lease<TextModel> text(long workingBytes, Runnable whileWaiting) {
        return store.lease(text(), workingBytes, whileWaiting);
    }

    @Override
    @MustBeClosed
    public Lease<SongModel> song(long workingBytes, Runnable whileWaiting) {
        return store.lease(song(), workingBytes, whileWaiting);
    }

    @Override
    @MustBeClosed
    public Lease<VaeModel> vae(long workingBytes, Runnable whileWaiting) {
        return store.lease(vae(), workingBytes, whileWaiting);
    }

    @Override
    @MustBeClosed
    public Lease<VaeEncoderModel> vaeEncoder(long workingBytes, Runnable whileWaiting) {
        return store.lease(vaeEncoder(), workingBytes, whileWaiting);
    }

    @Override
    @MustBeClosed
    public Lease<AudioTokenizerModel> audioTokenizer(long workingBytes, Runnable whileWaiting) {
        return store.lease(audioTokenizer(), workingBytes, whileWaiting);
    }

    @Override
    public boolean isLoaded() {
        return store.holds(song().key());
    }

    @Override
    public void load() {
        store.preload(text());
        store.preload(vae());
        store.preload(song());
    }

    private ModelSource<TextModel> text() {
        Path path = folder.parts().textEncoder();
        return source(
                TextModel.class,
                path,
                folder.parts().textEncoderWeights().bytes(compute),
                () -> TextModel.load(path, Checkpoint.open(path), compute));
    }

    private ModelSource<SongModel> song() {
        Path path = folder.folder();
        return source(SongModel.class, path, folder.weights().bytes(compute), () -> loadSong(path));
    }

    private ModelSource<VaeModel> vae() {
        Path path = folder.parts().vae();
        return source(
                VaeModel.class,
                path,
                folder.parts().vaeWeights().bytes(compute),
                () -> VaeModel.load(vaeConfig, Checkpoint.open(path), compute));
    }

    private ModelSource<VaeEncoderModel> vaeEncoder() {
        Path path = folder.parts().vae();
        return source(
                VaeEncoderModel.class,
                path,
                folder.parts().vaeWeights().bytes(compute, "encoder"),
                () -> VaeEncoderModel.load(vaeConfig, Checkpoint.open(path), compute));
    }

    private ModelSource<AudioTokenizerModel> audioTokenizer() {
        Path path = folder.folder();
        return source(
                AudioTokenizerModel.class,
                path,
                folder.weights().bytes(compute, "tokenizer"),
                () -> AudioTokenizerModel.load(folder.config(), Checkpoint.open(path), this::silence, compute));
    }

    private SongModel loadSong(Path path) {
        return SongModel.load(folder.config(), Checkpoint.open(path), this::silence, compute);
    }

    private SilenceLatent silence(Weights owner) {
        return SilenceLatent.read(folder.folder(), folder.config().latentChannels(), owner);
    }

    private <M extends Model> ModelSource<M> source(Class<M> type, Path path, long bytes, Supplier<M> loader) {
        String name = String.valueOf(path.getFileName());
        return new ModelSource<>(new ModelKey<>(type, name, compute), bytes, loader);
    }
}
