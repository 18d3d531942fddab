package dev.acestep.music;

import java.nio.file.Path;

/**
 * A morph of a source towards the request's caption and lyrics.
 *
 * @param start 0 to 1, where in the schedule the edit begins
 * @param end {@code start} to 1, where it ends
 * @param averages noise draws averaged a step, 1 to 16
 */
public record FlowEdit(Path source, String sourceCaption, String sourceLyrics, double start, double end, int averages) {
    public FlowEdit {
        Range.number("flow_edit_n_min", start, 0, 1);
        Range.number("flow_edit_n_max", end, start, 1);
        Range.integer("flow_edit_n_avg", averages, 1, 16);
    }
}
