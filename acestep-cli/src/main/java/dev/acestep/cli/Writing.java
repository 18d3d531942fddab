package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acestep.cli.config.Configuration;
import dev.acestep.engine.Trace;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that have the language model write words, and make no music. */
final class Writing {
    @Mixin
    private LanguageModelOptions languageModel = new LanguageModelOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    /** One piece of writing. */
    @FunctionalInterface
    interface Work {
        SongDraft by(LanguageModel model, double temperature, Progress progress);
    }

    /** Has it done and prints what came of it. */
    void print(Work work, PrintWriter out) {
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        double temperature = languageModel.temperature();
        try (Engines engines = Engines.open(configuration, Trace.NONE)) {
            LanguageModel model = languageModel.chosen(engines.models().languageModels());
            SongDraft draft = draft(work, model, temperature);
            out.println(json ? Json.text(new Report(model.name(), Drafts.wire(draft))) : Drafts.text(draft));
            out.flush();
        }
    }

    private SongDraft draft(Work work, LanguageModel model, double temperature) {
        try (ProgressDisplay progress = ProgressDisplay.forThisTerminal(json)) {
            return work.by(model, temperature, progress);
        }
    }

    private record Report(
            @JsonProperty("lm_model") String languageModel,
            @JsonUnwrapped Drafts.Wire draft) {}
}
