package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a song's plan is to hold.
 *
 * @param given the caller's values, as the reference spells them: {@code 120}, {@code G major}, {@code 4}
 * @param targetSeconds length that the caller wants; empty leaves it to the model
 * @param metadata whether the model fills what is not given
 * @param caption whether it may rewrite the caption
 * @param language whether it may say in which language is sung
 * @param codes whether it writes the audio codes
 * @param choice for the codes; metadata is written without guidance
 * @param constrained whether the grammar holds
 * @param debug whether each decision of the grammar is logged
 * @param seeds one for each song of the batch; the first is that of the metadata too
 * @param together whether the codes of all songs are written at once
 */
public record PlanRequest(
        String prompt,
        String lyrics,
        Map<MetadataField, String> given,
        Optional<Double> targetSeconds,
        boolean metadata,
        boolean caption,
        boolean language,
        boolean codes,
        TokenChoice choice,
        String negativePrompt,
        boolean constrained,
        boolean debug,
        List<Long> seeds,
        boolean together) {
    public PlanRequest {
        given = Map.copyOf(given);
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("a plan needs the seed of at least one song");
        }
    }
}
