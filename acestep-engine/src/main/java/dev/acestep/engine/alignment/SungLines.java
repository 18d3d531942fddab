package dev.acestep.engine.alignment;

import dev.acestep.music.TimedLine;
import java.util.ArrayList;
import java.util.List;

/** The lines of the lyrics with the times of their first and last tokens. */
final class SungLines {
    private static final double DECIMALS = 1000;

    private SungLines() {}

    /**
     * In the order of the song.
     *
     * @param texts of the tokens on the path
     * @param secondsPerFrame of the song
     */
    static List<TimedLine> of(List<String> texts, SungPath path, double secondsPerFrame) {
        List<TimedLine> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int first = 0;
        for (int token = 0; token < texts.size(); token++) {
            line.append(texts.get(token));
            if (token + 1 == texts.size() || texts.get(token).contains("\n")) {
                double start = path.firstFrame(first) * secondsPerFrame;
                double end = path.lastFrame(token) * secondsPerFrame;
                add(
                        lines,
                        new TimedLine(
                                rounded(start), rounded(end), line.toString().strip()));
                line.setLength(0);
                first = token + 1;
            }
        }
        return lines;
    }

    private static void add(List<TimedLine> lines, TimedLine line) {
        if (!line.text().isEmpty()) {
            lines.add(line);
        }
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * DECIMALS) / DECIMALS;
    }
}
