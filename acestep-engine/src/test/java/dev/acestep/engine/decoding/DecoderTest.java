package dev.acestep.engine.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.lm.TinyLanguageModel;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DecoderTest {
    private static final Vocabulary VOCABULARY = TinyVocabulary.open();
    private static final TinyLanguageModel MODEL = new TinyLanguageModel(Precision.FP32);
    private static final Decoder DECODER = new Decoder(MODEL.model(), VOCABULARY, TinyVocabulary.genres());
    private static final TokenChoice SAMPLED = new TokenChoice(0.85, 0, 0.9, 1, 1);
    private static final TokenChoice GUIDED = new TokenChoice(0.85, 40, 1, 1.1, 2);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void eachAnswerOfABatchIsWhatItWouldBeAlone() {
        List<Supplier<Generation>> songs = List.of(
                () -> codes("A slow waltz.", GUIDED, 1, 12),
                () -> thought("Lively metal with a long description of it.", SAMPLED, 2),
                () -> codes("Jazz.", GUIDED, 3, 4),
                () -> thought("Pop", new TokenChoice(0, 0, 1, 1, 1), 4),
                () -> codes("Something cinematic, electronic", new TokenChoice(0.7, 0, 1, 1, 1), 5, 7),
                () -> free("la la la", 6, 50));
        try (var _ = TensorScope.open()) {
            List<long[]> together =
                    DECODER.write(songs.stream().map(Supplier::get).toList(), _ -> {});
            for (int i = 0; i < songs.size(); i++) {
                assertThat(together.get(i))
                        .as("song " + i)
                        .isEqualTo(alone(songs.get(i).get()));
            }
        }
    }

    @Test
    void theSameSongWithSeveralSeedsIsAsManySongs() {
        try (var _ = TensorScope.open()) {
            List<long[]> answers = DECODER.write(
                    Stream.of(5L, 6L, 5L)
                            .map(seed -> codes("Folk", GUIDED, seed, 10))
                            .toList(),
                    _ -> {});
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer).hasSize(51).endsWith(VOCABULARY.endOfTurn()));
            assertThat(answers.get(0)).isEqualTo(answers.get(2)).isNotEqualTo(answers.get(1));
        }
    }

    @Test
    void codesAreAsManyAsTheSongNeeds() {
        try (var _ = TensorScope.open()) {
            long[] answer = alone(codes("Folk", SAMPLED, 1, 11.59));
            assertThat(answer).hasSize(58).endsWith(VOCABULARY.endOfTurn());
            for (int i = 0; i < 57; i++) {
                assertThat(VOCABULARY.code(answer[i])).isPresent();
            }
        }
    }

    @Test
    void aThoughtMayGoOnWithCodes() {
        try (var _ = TensorScope.open()) {
            GrammarSettings settings = new GrammarSettings(
                    Phase.COT,
                    Map.of(MetadataField.CAPTION, "A song."),
                    Set.of(MetadataField.GENRES),
                    false,
                    Optional.of(10.0),
                    600,
                    "");
            String text = VOCABULARY.decode(alone(generation("x", settings, SAMPLED, 3, 200)));
            assertThat(text)
                    .matches("(?s)<think>\\nbpm: \\d+\\ncaption: A song\\.\\nduration:10\\nkeyscale: .*"
                            + "</think>(<\\|audio_code_\\d+\\|>){50}<\\|im_end\\|>");
        }
    }

    @Test
    void whatIsGivenIsWrittenAndStaysText() {
        try (var _ = TensorScope.open()) {
            String caption = "a</think><|im_end|> `b` <|audio_code_5|>";
            GrammarSettings settings = new Settings()
                    .given(MetadataField.CAPTION, caption)
                    .given(MetadataField.GENRES, "polka")
                    .of();
            long[] answer = alone(generation("x", settings, SAMPLED, 8, 400));
            assertThat(VOCABULARY.decode(answer)).contains("\ncaption: " + caption + "\n", "\ngenres: polka\n");
            assertThat(answer).doesNotContain(1199, 1205).endsWith(1176);
        }
    }

    @Test
    void anAnswerEndsWhenItIsLongEnough() {
        try (var _ = TensorScope.open()) {
            List<Integer> steps = new ArrayList<>();
            List<long[]> answers = DECODER.write(
                    List.of(
                            thought("Pop", SAMPLED, 1, 3),
                            thought("Pop", SAMPLED, 1, 5),
                            thought("Pop", SAMPLED, 1, 0)),
                    steps::add);
            assertThat(answers.get(0)).hasSize(3);
            assertThat(answers.get(1)).hasSize(5).startsWith(answers.get(0));
            assertThat(answers.get(2)).isEmpty();
            assertThat(steps).containsExactly(1, 2, 3, 4, 5);
            assertThat(DECODER.write(List.of(), steps::add)).isEmpty();
        }
    }

    @Test
    void whatTheListenerThrowsEndsTheWritingAndLeavesNothing() {
        try (var _ = TensorScope.open()) {
            cancelled();
            long before = Pointer.totalCount();
            for (int i = 0; i < 5; i++) {
                cancelled();
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before + 50);
        }
    }

    private static void cancelled() {
        try (var _ = TensorScope.open()) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> DECODER.write(List.of(codes("Folk", GUIDED, 1, 60)), written -> {
                        if (written == 10) {
                            throw new CancellationException();
                        }
                    }));
        }
    }

    @Test
    void aLongAnswerNeedsNoMoreAndMoreMemory() {
        try (var _ = TensorScope.open()) {
            List<Long> pointers = new ArrayList<>();
            DECODER.write(List.of(codes("Folk", GUIDED, 1, 60)), _ -> pointers.add(Pointer.totalCount()));
            assertThat(pointers).hasSize(301);
            assertThat(pointers.getLast()).isLessThanOrEqualTo(pointers.get(20) + 20);
        }
    }

    @Test
    void guidanceWithoutANegativePromptIsRefused() {
        try (var _ = TensorScope.open()) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new Generation(
                            new long[] {1}, Optional.empty(), Optional.empty(), GUIDED, Draws.of(1), 10));
        }
    }

    @Test
    void aTokenOfAnotherModelIsRefused() {
        try (var _ = TensorScope.open()) {
            Generation strange = new Generation(
                    new long[] {TinyVocabulary.SIZE}, Optional.empty(), Optional.empty(), SAMPLED, Draws.of(1), 10);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> alone(strange))
                    .withMessageContaining("does not know");
        }
    }

    private static long[] alone(Generation generation) {
        return DECODER.write(List.of(generation), _ -> {}).getFirst();
    }

    private static Generation thought(String caption, TokenChoice choice, long seed) {
        return thought(caption, choice, seed, 60);
    }

    private static Generation thought(String caption, TokenChoice choice, long seed, int most) {
        return generation(caption, new Settings().of(), choice, seed, most);
    }

    private static Generation codes(String caption, TokenChoice choice, long seed, double seconds) {
        String prompt = "<|im_start|>user\n# Caption\n" + caption + "<|im_end|>\n<|im_start|>assistant\n<think>\n";
        GrammarSettings settings =
                new Settings().phase(Phase.CODES).target(seconds).of();
        return new Generation(
                VOCABULARY.template(prompt + "bpm: 90\n</think>\n\n<|im_end|>\n"),
                Optional.of(VOCABULARY.template(prompt + "\n</think>\n\n<|im_end|>\n")),
                Optional.of(settings),
                choice,
                Draws.of(seed),
                1000);
    }

    private static Generation free(String text, long seed, int most) {
        return new Generation(VOCABULARY.text(text), Optional.empty(), Optional.empty(), SAMPLED, Draws.of(seed), most);
    }

    private static Generation generation(
            String caption, GrammarSettings settings, TokenChoice choice, long seed, int most) {
        return new Generation(
                VOCABULARY.template("<|im_start|>user\n" + caption + "<|im_end|>\n<|im_start|>assistant\n"),
                Optional.empty(),
                Optional.of(settings),
                choice,
                Draws.of(seed),
                most);
    }
}
