package dev.acestep.engine.decoding;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and draws are the reference's. */
class ChanceTest {
    private static final int SIZE = TinyVocabulary.SIZE;
    private static final int PUBLISHED_SIZE = 217_204;
    private static final TokenChoice PLAIN = new TokenChoice(0.85, 0, 1, 1, 1);

    @Test
    void filtersAreTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors")) {
            Tensor logits = golden.get("cfg.cond").select(0, 0);
            Set<Long> prompt = new HashSet<>();
            Tensor ids = golden.get("input_ids").select(0, 0);
            for (int i = 0; i < ids.size(0); i++) {
                prompt.add(ids.get(i).item_long());
            }
            assertFiltered(new TokenChoice(1, 20, 1, 1, 1), logits, prompt, golden.get("filter.top_k20"));
            assertFiltered(new TokenChoice(1, 0, 0.9, 1, 1), logits, prompt, golden.get("filter.top_p0.9"));
            assertFiltered(new TokenChoice(1, 0, 1, 1.2, 1), logits, prompt, golden.get("filter.repetition1.2"));
        }
    }

    private static void assertFiltered(TokenChoice choice, Tensor logits, Set<Long> seen, Tensor expected) {
        Tensor filtered = new Filters(choice).filtered(new Scores(logits, 0), seen);
        assertClose(filtered.clamp_min(new Scalar(-1e30)), expected.select(0, 0), 1e-6);
    }

    @Test
    void guidanceIsTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors")) {
            Scores scores = new Scores(golden.get("cfg.cond").select(0, 0), 0);
            Tensor combined =
                    scores.guided(golden.get("cfg.uncond").select(0, 0), 2).values();
            Tensor expected = golden.get("cfg.combined_scale2").select(0, 0);
            assertClose(combined.masked_fill(expected.le(new Scalar(-1e29)), new Scalar(-1e30)), expected, 1e-6);
        }
    }

    @Test
    void drawsAreTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors")) {
            Scores scores = new Scores(golden.get("cfg.cond").select(0, 0), 0);
            Tensor expected = golden.get("sample.seed99_temp0.85");
            Chance chance = new Chance(PLAIN, Draws.of(99), SIZE);
            for (int i = 0; i < expected.size(0); i++) {
                assertThat(chance.choose(scores, Set.of()))
                        .isEqualTo(expected.get(i).item_long());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, SIZE, PUBLISHED_SIZE})
    void aDrawIsTheDefaultGeneratorsMultinomial(int size) {
        try (var _ = TensorScope.open()) {
            Scores scores = random(size);
            List<Long> expected = multinomial(scores.values(), 20);
            Chance chance = new Chance(PLAIN, Draws.of(4), size);
            List<Long> drawn = new ArrayList<>();
            for (int i = 0; i < expected.size(); i++) {
                drawn.add(chance.choose(scores, Set.of()));
            }
            assertThat(drawn).isEqualTo(expected);
        }
    }

    @Test
    void aDrawOfFewIsThatOfAllWhereTheOthersNeverCome() {
        try (var _ = TensorScope.open()) {
            Scores scores = random(PUBLISHED_SIZE);
            long[] few = {220, 15, 24, 151_645, 198};
            Arrays.sort(few);
            Scores run = scores.only(List.of(new Allowed.Run(151_645, 151_646), new Allowed.Run(151_669, 215_669)));
            assertSameDraws(scores.only(few), few);
            long[] codes = LongStream.concat(LongStream.of(151_645), LongStream.range(151_669, 215_669))
                    .toArray();
            assertThat(run.first()).isEqualTo(151_645);
            assertThat(run.values().size(0)).isEqualTo(215_669 - 151_645);
            assertSameDraws(run, codes);
        }
    }

    private static void assertSameDraws(Scores part, long... allowed) {
        Tensor all = torch.full(new long[] {PUBLISHED_SIZE}, new Scalar(Double.NEGATIVE_INFINITY));
        all.narrow(0, part.first(), part.values().size(0)).copy_(part.values());
        assertThat(all.isneginf().logical_not().count_nonzero().item_long()).isEqualTo(allowed.length);
        List<Long> expected = multinomial(all, 20);
        Chance chance = new Chance(PLAIN, Draws.of(4), PUBLISHED_SIZE);
        for (long token : expected) {
            assertThat(chance.choose(part, Set.of())).isEqualTo(token);
        }
    }

    @Test
    void aTokenWithoutChoiceTakesItsDrawToo() {
        try (var _ = TensorScope.open()) {
            Scores scores = random(SIZE);
            List<Long> expected = multinomial(scores.values(), 3);
            Chance chance = new Chance(PLAIN, Draws.of(4), SIZE);
            chance.skip();
            chance.skip();
            assertThat(chance.choose(scores, Set.of())).isEqualTo(expected.get(2));
        }
    }

    @Test
    void withoutTemperatureTheBestIsTakenAndNothingDrawn() {
        try (var _ = TensorScope.open()) {
            Scores scores = random(SIZE);
            Draws draws = Draws.of(4);
            Chance greedy = new Chance(new TokenChoice(0, 0, 1, 1, 1), draws, SIZE);
            greedy.skip();
            assertThat(greedy.choose(scores, Set.of())).isEqualTo(scores.best());
            assertThat(new Chance(PLAIN, draws, SIZE).choose(scores, Set.of()))
                    .isEqualTo(multinomial(scores.values(), 1).getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.9, 0.9999})
    void fewRankedTokensKeepWhatTheWholeRankingWould(double p) {
        try (var _ = TensorScope.open()) {
            for (double spread : new double[] {0.5, 2, 5}) {
                Tensor values = random(PUBLISHED_SIZE).values().mul(new Scalar(spread));
                Tensor kept = new Filters(new TokenChoice(1, 0, p, 1, 1)).mostProbable(values);
                Tensor sorted = torch.sort(values, 0, true).get0();
                Tensor before = sorted.softmax(0).cumsum(0).le(new Scalar(p));
                long expected = before.count_nonzero().item_long() + 1;
                long count = kept.isneginf().logical_not().count_nonzero().item_long();
                long rounding = 2 + expected / 500;
                assertThat(count).isBetween(expected - rounding, expected + rounding);
                assertThat(kept.max().item_float()).isEqualTo(values.max().item_float());
            }
        }
    }

    @Test
    void moreThanThereIsIsNoLimit() {
        try (var _ = TensorScope.open()) {
            Tensor values = random(50).values();
            Filters filters = new Filters(new TokenChoice(1, 1000, 1, 1, 1));
            assertThat(filters.highest(values).equal(values)).isTrue();
        }
    }

    private static Scores random(int size) {
        torch.manual_seed(size);
        return new Scores(torch.randn(size).mul(new Scalar(3)), 0);
    }

    /** What the reference draws from these scores, one after the other. */
    private static List<Long> multinomial(Tensor values, int count) {
        torch.manual_seed(4);
        Tensor chances = values.div(new Scalar(0.85)).softmax(0).unsqueeze(0);
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(torch.multinomial(chances, 1).item_long());
        }
        return drawn;
    }
}
