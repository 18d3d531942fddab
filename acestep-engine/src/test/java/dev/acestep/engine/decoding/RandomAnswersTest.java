package dev.acestep.engine.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.lm.TinyLanguageModel;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.music.Language;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked for and however wild the model is, values are in range, codes as many as wanted, and answers end. More
 * and others with {@code -Dgenerations.cases=… -Dgenerations.seed=…}.
 */
class RandomAnswersTest {
    private static final int CASES = Integer.getInteger("generations.cases", 80);
    private static final long SEED = Long.getLong("generations.seed", 1);
    private static final int BATCH = 40;
    private static final int MOST_TOKENS = 160;

    private static final Vocabulary VOCABULARY = TinyVocabulary.open();
    private static final TinyLanguageModel MODEL = new TinyLanguageModel(Precision.FP32);
    private static final List<Decoder> DECODERS = List.of(
            new Decoder(MODEL.model(), VOCABULARY, TinyVocabulary.genres()),
            new Decoder(MODEL.model(), VOCABULARY, GenreWords.NONE));

    private final Random random = new Random(SEED);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void everyValueIsInRangeAndEveryAnswerEnds() {
        for (int done = 0; done < CASES; done += BATCH) {
            try (var _ = TensorScope.open()) {
                checkBatch(Math.min(BATCH, CASES - done));
            }
        }
    }

    private void checkBatch(int size) {
        List<Generation> generations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            generations.add(generation());
        }
        Decoder decoder = DECODERS.get(random.nextInt(DECODERS.size()));
        List<Answer> answers = decoder.begin(generations);
        List<Map<GrammarState, LongStream.Builder>> texts = new ArrayList<>();
        answers.forEach(_ -> texts.add(new EnumMap<>(GrammarState.class)));
        List<List<GrammarState>> states = new ArrayList<>();
        answers.forEach(answer -> states.add(new ArrayList<>(List.of(state(answer)))));
        decoder.finish(answers, written -> {
            for (int i = 0; i < size; i++) {
                if (states.get(i).size() == written && !answers.get(i).isEnded()) {
                    states.get(i).add(state(answers.get(i)));
                }
            }
        });
        for (int i = 0; i < size; i++) {
            check(generations.get(i), answers.get(i).tokens(), states.get(i), texts.get(i));
        }
    }

    private static GrammarState state(Answer answer) {
        return answer.state().orElseThrow();
    }

    private static void check(
            Generation generation,
            long[] tokens,
            List<GrammarState> states,
            Map<GrammarState, LongStream.Builder> texts) {
        GrammarSettings settings = generation.grammar().orElseThrow();
        assertThat(tokens).hasSizeBetween(1, generation.mostTokens());
        int codes = 0;
        for (int i = 0; i < tokens.length; i++) {
            texts.computeIfAbsent(states.get(i), _ -> LongStream.builder()).add(tokens[i]);
            codes += states.get(i) == GrammarState.CODES_GENERATION
                            && VOCABULARY.code(tokens[i]).isPresent()
                    ? 1
                    : 0;
        }
        boolean ended = tokens[tokens.length - 1] == VOCABULARY.endOfTurn();
        if (texts.containsKey(GrammarState.CODES_GENERATION) && settings.codes().isPresent() && ended) {
            assertThat(codes).isEqualTo(settings.codes().getAsInt());
        }
        Set<GrammarState> finished = new HashSet<>(states);
        finished.remove(states.getLast());
        texts.forEach((state, text) -> state.valued()
                .filter(_ -> finished.contains(state))
                .ifPresent(field -> checkValue(
                        settings, field, VOCABULARY.decode(text.build().toArray()))));
    }

    private static void checkValue(GrammarSettings settings, MetadataField field, String line) {
        if (settings.given().containsKey(field)) {
            assertThat(line).isEqualTo(" " + settings.given().get(field) + "\n");
            return;
        }
        String value = line.strip();
        switch (field) {
            case BPM -> assertThat(Integer.parseInt(value)).isBetween(30, 300);
            case DURATION -> {
                int least = settings.targetSeconds().map(Double::intValue).orElse(10);
                int most = settings.targetSeconds().map(Double::intValue).orElse(settings.longestSeconds());
                assertThat(Integer.parseInt(value)).isBetween(least, most);
            }
            case KEYSCALE -> assertThat(value).matches("[A-G][#b♯♭]? (major|minor)");
            case LANGUAGE ->
                assertThat(value.equals("unknown") || Language.CODES.contains(value))
                        .as(value)
                        .isTrue();
            case TIMESIGNATURE -> assertThat(value).matches("[2346]");
            case GENRES, CAPTION -> assertThat(line).isNotBlank();
        }
        if (field != MetadataField.CAPTION) {
            assertThat(line).endsWith("\n");
        }
    }

    private Generation generation() {
        boolean codes = random.nextInt(4) == 0;
        GrammarSettings settings = codes
                ? new Settings()
                        .phase(Phase.CODES)
                        .target(10 + random.nextInt(15))
                        .of()
                : thought();
        String prompt = "<|im_start|>user\n" + random.nextInt() + "<|im_end|>\n" + (codes ? "</think>" : "");
        boolean guided = random.nextInt(4) == 0;
        TokenChoice choice = new TokenChoice(
                random.nextInt(8) == 0 ? 0 : random.nextDouble(0.1, 3),
                random.nextInt(3) == 0 ? random.nextInt(1, 300) : 0,
                random.nextInt(3) == 0 ? random.nextDouble(0.05, 1) : 1,
                random.nextInt(3) == 0 ? random.nextDouble(0.8, 1.6) : 1,
                guided ? random.nextDouble(1.1, 5) : 1);
        return new Generation(
                VOCABULARY.template(prompt),
                Optional.of(VOCABULARY.template("<|im_end|>" + (codes ? "</think>" : ""))),
                Optional.of(settings),
                choice,
                Draws.of(random.nextLong()),
                MOST_TOKENS);
    }

    private GrammarSettings thought() {
        Settings settings = new Settings()
                .phase(random.nextInt(3) == 0 ? Phase.UNDERSTAND : Phase.COT)
                .longest(random.nextInt(10, 700))
                .caption(random.nextBoolean() ? "a heavy folk thing" : "");
        Set<MetadataField> skipped = new HashSet<>();
        for (MetadataField field :
                List.of(MetadataField.CAPTION, MetadataField.CAPTION, MetadataField.GENRES, MetadataField.LANGUAGE)) {
            if (random.nextBoolean()) {
                skipped.add(field);
            }
        }
        settings.skipping(skipped.toArray(MetadataField[]::new));
        if (random.nextInt(3) == 0) {
            settings.target(random.nextDouble(10, 600));
        }
        if (random.nextInt(3) == 0) {
            settings.given(MetadataField.CAPTION, "</think> bpm: 3 <|im_end|> ♪");
        }
        if (random.nextInt(4) == 0) {
            settings.given(MetadataField.BPM, "123");
        }
        return settings.of();
    }
}
