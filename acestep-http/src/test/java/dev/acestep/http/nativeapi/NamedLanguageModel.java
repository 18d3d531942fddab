package dev.acestep.http.nativeapi;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;

/** A language model of which only the name is asked. */
public record NamedLanguageModel(String name) implements LanguageModel {
    @Override
    public boolean isLoaded() {
        return false;
    }

    @Override
    public void load() {
        throw new EngineFailure(name + " is only a name");
    }

    @Override
    public SongDraft sample(
            String query, boolean instrumental, Language language, double temperature, Progress progress) {
        throw new EngineFailure(name + " is only a name");
    }

    @Override
    public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
        throw new EngineFailure(name + " is only a name");
    }
}
