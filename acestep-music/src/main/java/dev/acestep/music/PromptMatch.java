package dev.acestep.music;

import java.util.Optional;

/**
 * How much of a song's description is heard in it, 0 to 1; empty is what was not described.
 *
 * @param metadata the mean over the fields
 */
public record PromptMatch(Optional<Double> caption, Optional<Double> lyrics, Optional<Double> metadata) {
    private static final double CAPTION = 0.5;
    private static final double LYRICS = 0.3;
    private static final double METADATA = 0.2;

    /** The mean of what is there, each with its weight. */
    public Optional<Double> overall() {
        double weight = weight(caption, CAPTION) + weight(lyrics, LYRICS) + weight(metadata, METADATA);
        double sum = caption.orElse(0.0) * CAPTION + lyrics.orElse(0.0) * LYRICS + metadata.orElse(0.0) * METADATA;
        return weight == 0 ? Optional.empty() : Optional.of(sum / weight);
    }

    private static double weight(Optional<Double> part, double weight) {
        return part.isPresent() ? weight : 0;
    }
}
