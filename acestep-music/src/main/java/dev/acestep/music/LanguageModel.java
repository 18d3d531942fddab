package dev.acestep.music;

/** An installed 5Hz language model, as a writer of words; safe to use from any platform thread. */
public interface LanguageModel {
    /** Name of its folder, by which requests ask for it. */
    String name();

    /** Whether its weights are in memory. */
    boolean isLoaded();

    /**
     * Brings its weights into memory.
     *
     * @throws EngineFailure if it cannot be loaded
     */
    void load();

    /**
     * Invents a song from a description.
     *
     * @param query what the song is to be like; empty leaves everything to the model
     * @param language of the vocals; {@code unknown} leaves it to the model
     * @param temperature of the sampling, 0 to 2
     * @throws Cancelled as thrown by {@code progress}
     * @throws EngineFailure if it cannot be loaded, or writes what cannot be read
     */
    SongDraft sample(String query, boolean instrumental, Language language, double temperature, Progress progress);

    /**
     * Describes a song in more detail; metadata that is given comes back as it is.
     *
     * @param given what is empty, or an unknown language, is for the model to choose
     * @param temperature of the sampling, 0 to 2
     * @throws Cancelled as thrown by {@code progress}
     * @throws EngineFailure if it cannot be loaded, or writes what cannot be read
     */
    SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress);
}
