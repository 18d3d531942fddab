package dev.acestep.music;

import java.util.function.Consumer;

/** Turns requests into music. One engine serves one thread at a time; the worker that owns it is that thread. */
public interface MusicEngine {
    /** What this engine is called and can do. */
    ModelInfo model();

    /**
     * Makes every result of the request, in order, handing each over as soon as it is finished.
     *
     * <p>Equal requests with equal fixed seeds give equal tracks, sample by sample.
     *
     * @throws Cancelled as thrown by {@code progress}
     * @throws EngineFailure if the request cannot be turned into music
     */
    void generate(GenerationRequest request, Progress progress, Consumer<Track> results);
}
