package dev.acestep.sketch.composition;

import dev.acestep.music.Key;
import java.util.List;

/**
 * The progressions of a genre as roman numerals, one word a bar; an underscore splits a bar in two.
 *
 * @param phrases number of four-bar phrases in a section
 */
record Harmony(Mode major, Mode minor, int phrases) {
    /**
     * The progressions in one mode.
     *
     * @param verse of which a song takes one
     * @param chorus of which a song takes one
     * @param bridge of which a song takes one
     * @param cadence the last bar before the end
     * @param home the last chord
     */
    record Mode(List<String> verse, List<String> chorus, List<String> bridge, String cadence, String home) {
        Mode {
            verse = List.copyOf(verse);
            chorus = List.copyOf(chorus);
            bridge = List.copyOf(bridge);
        }
    }

    Mode in(Key key) {
        return key.mode() == Key.Mode.MAJOR ? major : minor;
    }
}
