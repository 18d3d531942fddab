package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code acestep format}: the caller's words, in the detail that the models were trained on. */
@Command(
        name = "format",
        description = {
            "Has the 5Hz language model describe a song in more detail and order its lyrics.",
            "Metadata that you give stays, what you leave out it chooses."
        },
        sortOptions = false,
        footer = {
            "",
            "'acestep generate --enhance' makes the song at once.",
            "",
            "Example:",
            "  acestep format --prompt \"sad piano ballad\" --lyrics @song.txt --bpm 70"
        })
final class FormatSong implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SongOptions song = new SongOptions();

    @Mixin
    private Writing writing = new Writing();

    @Override
    public void run() {
        if (!song.hasWords()) {
            throw InvalidRequest.because("prompt", "missing (give a caption, or lyrics by --lyrics)");
        }
        Text text = song.text();
        Metadata given = song.metadata(Language.UNKNOWN);
        writing.print(
                (model, temperature, progress) ->
                        model.format(text.prompt(), text.lyrics(), given, temperature, progress),
                spec.commandLine().getOut());
    }
}
