package dev.acestep.music;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How good a song is, as far as its own models can tell.
 *
 * @param alignment empty if it cannot be measured
 * @param match empty if it cannot be measured
 * @param absence why something cannot be measured; empty if everything is there
 */
public record QualityScores(Optional<AlignmentScores> alignment, Optional<PromptMatch> match, String absence) {
    /** Nobody asked. */
    public static final QualityScores UNKNOWN = none("The scores of the song are not known");

    /** Of a song whose words alone were listened to. */
    public static QualityScores of(AlignmentScores alignment) {
        return new QualityScores(Optional.of(alignment), Optional.empty(), "");
    }

    public static QualityScores none(String absence) {
        return new QualityScores(Optional.empty(), Optional.empty(), absence);
    }

    /** The mean of those that exist, 0 to 1. */
    public Optional<Double> overall() {
        double[] parts = Stream.of(lyricAlignment(), promptMatch())
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return parts.length == 0
                ? Optional.empty()
                : Optional.of(DoubleStream.of(parts).sum() / parts.length);
    }

    /** How well the song follows its words. */
    public Optional<Double> lyricAlignment() {
        return alignment.map(AlignmentScores::dit);
    }

    /** How much of its description is heard in it. */
    public Optional<Double> promptMatch() {
        return match.flatMap(PromptMatch::overall);
    }
}
