package dev.acestep.engine.bench;

import dev.acestep.engine.models.Bytes;
import dev.acestep.tensor.Precision;
import java.util.List;
import java.util.Locale;

/**
 * A song's stages in one precision.
 *
 * @param loadSeconds to make the random weights and bring them into their form; not part of the song
 * @param songSeconds all stages, as often as a song has them
 * @param peakBytes the most memory that the process had meanwhile, 0 if unknown
 */
public record PrecisionTimes(
        Precision precision, List<StageTime> stages, double loadSeconds, double songSeconds, long peakBytes) {
    public PrecisionTimes {
        stages = List.copyOf(stages);
    }

    static PrecisionTimes of(Precision precision, List<StageTime> stages, double loadSeconds, long peakBytes) {
        double song = stages.stream().mapToDouble(StageTime::secondsInSong).sum();
        return new PrecisionTimes(precision, stages, loadSeconds, song, peakBytes);
    }

    double secondsOf(String stage) {
        return stages.stream()
                .filter(time -> time.stage().equals(stage))
                .mapToDouble(StageTime::seconds)
                .findFirst()
                .orElseThrow();
    }

    List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(precision.name().toLowerCase(Locale.ROOT));
        lines.add(StageTime.heading());
        stages.forEach(stage -> lines.add(stage.line()));
        lines.add(String.format(
                Locale.ROOT,
                "  %-12s %10.1f %s; weights made in %.1f s",
                "song",
                songSeconds,
                peakBytes == 0 ? "" : "at most " + Bytes.text(peakBytes) + " of memory",
                loadSeconds));
        return lines;
    }
}
