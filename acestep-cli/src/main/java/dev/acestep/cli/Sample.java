package dev.acestep.cli;

import dev.acestep.music.Language;
import dev.acestep.music.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep sample}: a song invented, in words. */
@Command(
        name = "sample",
        description = "Has the 5Hz language model invent a song from a description: caption, lyrics and metadata.",
        sortOptions = false,
        footer = {
            "",
            "'acestep generate --sample QUERY' makes the song at once.",
            "",
            "Examples:",
            "  acestep sample \"a soft Bengali love song for a quiet evening\"",
            "  acestep sample \"funk for a car chase\" --instrumental --json"
        })
final class Sample implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            defaultValue = "",
            description = "What the song is to be like, at most 10,000 characters; nothing leaves all to the model.")
    private String query = "";

    @Option(names = "--instrumental", description = "Nobody sings.")
    private boolean instrumental;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Language of the lyrics: a code or an English name (default: the model chooses).")
    private @Nullable String language;

    @Mixin
    private Writing writing = new Writing();

    @Override
    public void run() {
        Language sung = SongOptions.language(language, Language.UNKNOWN);
        String wish = Text.of(query, "").prompt();
        writing.print(
                (model, temperature, progress) -> model.sample(wish, instrumental, sung, temperature, progress),
                spec.commandLine().getOut());
    }
}
