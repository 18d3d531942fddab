package dev.acestep.engine.text;

import dev.acestep.music.Task;
import dev.acestep.music.TrackName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences by which the networks were taught which task they are at. */
public final class Instructions {
    /** New music from words. */
    public static final String TEXT_TO_MUSIC = "Fill the audio semantic mask based on the given conditions:";

    /** Music that follows audio codes. */
    public static final String COVER = "Generate audio semantic tokens based on the given conditions:";

    private static final String REPAINT = "Repaint the mask area based on the given conditions:";

    private Instructions() {}

    /** The task's own instruction. */
    public static String of(Task task) {
        return switch (task) {
            case Task.TextToMusic _, Task.Listening _ -> TEXT_TO_MUSIC;
            case Task.Cover _ -> COVER;
            case Task.Repaint _, Task.Continuation _ -> REPAINT;
            case Task.Extract extract -> "Extract the %strack from the audio:".formatted(name(extract.track()));
            case Task.Lego lego -> "Generate the %strack based on the audio context:".formatted(name(lego.track()));
            case Task.Complete complete -> "Complete the input track%s:".formatted(names(complete.tracks()));
        };
    }

    private static String name(Optional<TrackName> track) {
        return track.map(name -> upper(name) + " ").orElse("");
    }

    private static String names(List<TrackName> tracks) {
        return tracks.isEmpty()
                ? ""
                : tracks.stream().map(Instructions::upper).collect(Collectors.joining(" | ", " with ", ""));
    }

    private static String upper(TrackName track) {
        return track.wireName().toUpperCase(Locale.ROOT);
    }
}
