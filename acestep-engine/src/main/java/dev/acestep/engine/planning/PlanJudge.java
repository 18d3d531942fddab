package dev.acestep.engine.planning;

import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.lm.CausalLanguageModel;
import dev.acestep.engine.lm.Continuations;
import dev.acestep.engine.lm.TokenOdds;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.PromptMatch;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much a song's codes make its description expected: by what the model would say of these codes, and what it would say
 * without any.
 */
public final class PlanJudge {
    private static final double SOFTNESS = 0.1;

    /** From the next rank on, a token counts nothing. */
    private static final int RANKS = 10;

    private final CausalLanguageModel model;
    private final Vocabulary vocabulary;
    private final Prompts prompts;

    public PlanJudge(CausalLanguageModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.prompts = new Prompts(vocabulary);
    }

    /**
     * Judges music with these codes; what is blank is not judged.
     *
     * @param metadata without the caption
     * @param beforeEach run before each part of the work; what it throws ends the work
     */
    public PromptMatch judge(
            List<Integer> codes,
            String caption,
            String lyrics,
            Map<MetadataField, String> metadata,
            Runnable beforeEach) {
        Optional<long[]> told = unlessBlank(caption, text -> thought(MetadataField.CAPTION, text));
        Optional<long[]> sung = unlessBlank(lyrics, this::lyrics);
        List<long[]> words = Stream.of(told, sung).flatMap(Optional::stream).toList();
        List<long[]> all = new ArrayList<>(words);
        metadata.forEach((field, value) ->
                unlessBlank(value, text -> thought(field, text)).ifPresent(all::add));
        List<List<TokenOdds>> given = odds(prompts.understand(codes), all, beforeEach);
        List<List<TokenOdds>> anyway = odds(prompts.negativeOfUnderstand(Prompts.NOTHING), words, beforeEach);
        List<Double> gains = IntStream.range(0, words.size())
                .mapToObj(i -> gain(given.get(i), anyway.get(i)))
                .toList();
        OptionalDouble recognised = given.subList(words.size(), given.size()).stream()
                .mapToDouble(PlanJudge::recognised)
                .average();
        return new PromptMatch(
                told.map(_ -> gains.getFirst()),
                sung.map(_ -> gains.getLast()),
                recognised.stream().boxed().findFirst());
    }

    private static Optional<long[]> unlessBlank(String text, Function<String, long[]> target) {
        return Whitespace.isAll(text) ? Optional.empty() : Optional.of(target.apply(text));
    }

    private long[] thought(MetadataField field, String value) {
        String line = new Thought(Map.of(field, value), Set.of(), Set.of()).line(field);
        return begun().text(Whitespace.strip(line) + "\n")
                .template("</think>")
                .text("\n")
                .tokens();
    }

    private long[] lyrics(String lyrics) {
        return begun().template("</think>").text("\n# Lyric\n" + lyrics + "\n").tokens();
    }

    private ChatPrompt begun() {
        return new ChatPrompt(vocabulary).template("<think>").text("\n");
    }

    private List<List<TokenOdds>> odds(long[] prompt, List<long[]> targets, Runnable beforeEach) {
        int longest = targets.stream().mapToInt(target -> target.length).max().orElse(0);
        try (var _ = TensorScope.open();
                Continuations continuations = new Continuations(model, prompt, longest)) {
            List<List<TokenOdds>> odds = new ArrayList<>();
            for (long[] target : targets) {
                beforeEach.run();
                odds.add(continuations.odds(target));
            }
            return odds;
        }
    }

    private static double gain(List<TokenOdds> given, List<TokenOdds> anyway) {
        return 1 / (1 + Math.exp((mean(anyway) - mean(given)) / SOFTNESS));
    }

    private static double mean(List<TokenOdds> odds) {
        return odds.stream().mapToDouble(TokenOdds::logProbability).average().orElseThrow();
    }

    private static double recognised(List<TokenOdds> odds) {
        return odds.stream()
                .mapToDouble(token -> Math.max(0, 1 - (token.rank() - 1) / (double) RANKS))
                .average()
                .orElseThrow();
    }
}
