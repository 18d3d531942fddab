package dev.acestep.http.nativeapi;

import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import java.util.List;
import java.util.Optional;

/**
 * The language models as status and inventory show them.
 *
 * @param loaded name of the one whose weights are in memory, the default one first
 */
record LanguageModelState(List<Entry> models, Optional<String> loaded) {
    static LanguageModelState of(LanguageModels languageModels) {
        List<Entry> entries = languageModels.installed().stream().map(Entry::of).toList();
        return new LanguageModelState(
                entries,
                entries.stream().filter(Entry::isLoaded).map(Entry::name).findFirst());
    }

    /** Whether requests can use one: its weights are in memory, or come there when they are needed. */
    boolean initialized() {
        return !models.isEmpty();
    }

    /** An installed language model. */
    record Entry(String name, boolean isLoaded) {
        static Entry of(LanguageModel model) {
            return new Entry(model.name(), model.isLoaded());
        }
    }
}
