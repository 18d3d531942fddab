package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request for a plan, of which a test names what matters to it. */
record Wish(
        String prompt,
        String lyrics,
        Map<MetadataField, String> given,
        Optional<Double> targetSeconds,
        boolean metadata,
        boolean words,
        boolean codes,
        boolean constrained,
        List<Long> seeds,
        boolean together,
        double guidance) {
    Wish() {
        this("a calm waltz", "la la", Map.of(), Optional.empty(), true, true, true, true, List.of(3L), true, 2);
    }

    Wish prompt(String prompt) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish lyrics(String lyrics) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish given(Map<MetadataField, String> given) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish seconds(double targetSeconds) {
        return new Wish(
                prompt,
                lyrics,
                given,
                Optional.of(targetSeconds),
                metadata,
                words,
                codes,
                constrained,
                seeds,
                together,
                guidance);
    }

    Wish metadata(boolean metadata) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish words(boolean words) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish codes(boolean codes) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish constrained(boolean constrained) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish seeds(long... seeds) {
        return new Wish(
                prompt,
                lyrics,
                given,
                targetSeconds,
                metadata,
                words,
                codes,
                constrained,
                Arrays.stream(seeds).boxed().toList(),
                together,
                guidance);
    }

    Wish together(boolean together) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    Wish guidance(double guidance) {
        return new Wish(
                prompt, lyrics, given, targetSeconds, metadata, words, codes, constrained, seeds, together, guidance);
    }

    PlanRequest request() {
        return new PlanRequest(
                prompt,
                lyrics,
                given,
                targetSeconds,
                metadata,
                words,
                words,
                codes,
                new TokenChoice(0.85, 0, 0.9, 1, guidance),
                Prompts.NOTHING,
                constrained,
                false,
                seeds,
                together);
    }
}
