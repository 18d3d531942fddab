package dev.acestep.music;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Turns requests into music; workers share it. */
public interface MusicEngine {
    /** What this engine is called and can do. */
    ModelInfo model();

    /** Whether everything is in memory that work needs. */
    default boolean isLoaded() {
        return true;
    }

    /**
     * Brings into memory what work needs, so that the next request need not wait for it.
     *
     * @throws EngineFailure if it cannot be loaded
     */
    default void load() {}

    /**
     * Makes every result of the request, in order, handing each over as soon as it is finished.
     *
     * <p>Equal requests with equal fixed seeds give equal tracks, sample by sample.
     *
     * @throws Cancelled as thrown by {@code progress}
     * @throws EngineFailure if the request cannot be turned into music
     */
    void generate(GenerationRequest request, Progress progress, Consumer<Track> results);

    /**
     * As above, and leaves the latents that each result is decoded from in a safetensors file, before it hands the result
     * over; an engine without latents leaves none.
     *
     * @param latents the file for a result, by its index
     * @throws java.io.UncheckedIOException if the disk does not take one
     */
    default void generate(
            GenerationRequest request, Progress progress, Consumer<Track> results, IntFunction<Path> latents) {
        generate(request, progress, results);
    }

    /**
     * Does what {@link Planning.Analysis} asks for, which makes no audio.
     *
     * @throws Cancelled as thrown by {@code progress}
     * @throws EngineFailure if this engine, or what it reads, cannot be analysed
     */
    Understanding analyse(GenerationRequest request, Progress progress);
}
