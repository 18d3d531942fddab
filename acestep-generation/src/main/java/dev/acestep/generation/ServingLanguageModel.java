package dev.acestep.generation;

import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;

/**
 * A language model that requests may call on their virtual threads, for its work is done on platform threads; it knows
 * whether it was to be kept in memory.
 */
final class ServingLanguageModel implements LanguageModel {
    private final LanguageModel model;
    private volatile boolean wanted;

    ServingLanguageModel(LanguageModel model) {
        this.model = model;
    }

    /** Whether it was loaded on purpose and is not in memory any more. */
    boolean isMissed() {
        return wanted && !isLoaded();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public boolean isLoaded() {
        return model.isLoaded();
    }

    @Override
    public void load() {
        PlatformThread.run(model::load);
        wanted = true;
    }

    @Override
    public SongDraft sample(
            String query, boolean instrumental, Language language, double temperature, Progress progress) {
        return PlatformThread.call(
                progress, watched -> model.sample(query, instrumental, language, temperature, watched));
    }

    @Override
    public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
        return PlatformThread.call(progress, watched -> model.format(caption, lyrics, given, temperature, watched));
    }
}
