package dev.acestep.engine.lm;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** However tokens get into the model, it answers the same. */
class SequencesTest {
    private static final double TOLERANCE = 5e-5;

    /** A prompt of several chunks, read at once, token by token, and in pieces of every size. */
    @Test
    void whatIsRememberedIsWhatWouldBeReadAgain() {
        long[] text = tokens(1100, 1);
        try (var _ = TensorScope.open();
                var tiny = new TinyLanguageModel(Precision.FP32);
                Sequences whole = begin(tiny, List.of(text), 1);
                Sequences growing = begin(tiny, List.of(Arrays.copyOf(text, 3)), text.length)) {
            for (int i = 3; i < text.length; i++) {
                growing.append(text[i]);
                if (i < 40 || i == 64 || i == 700) {
                    try (Sequences fresh = begin(tiny, List.of(Arrays.copyOf(text, i + 1)), 1)) {
                        assertClose(growing.logits(), fresh.logits(), TOLERANCE);
                    }
                }
            }
            assertClose(growing.logits(), whole.logits(), TOLERANCE);
        }
    }

    @Test
    void sequencesSideBySideAreEachAsAlone() {
        List<long[]> prompts = IntStream.of(700, 5, 133, 700, 1, 64, 17, 300)
                .mapToObj(length -> tokens(length, length))
                .toList();
        try (var _ = TensorScope.open();
                var tiny = new TinyLanguageModel(Precision.FP32);
                Sequences together = begin(tiny, prompts, 4)) {
            Tensor first = together.logits();
            long[] next =
                    IntStream.range(0, prompts.size()).mapToLong(i -> i * 7L).toArray();
            together.append(next);
            Tensor second = together.logits();
            for (int i = 0; i < prompts.size(); i++) {
                try (Sequences alone = begin(tiny, List.of(prompts.get(i)), 4)) {
                    assertClose(first.narrow(0, i, 1), alone.logits(), TOLERANCE);
                    alone.append(next[i]);
                    assertClose(second.narrow(0, i, 1), alone.logits(), TOLERANCE);
                }
            }
        }
    }

    @Test
    void someScoresAreThoseOfAllScores() {
        for (Precision precision : Precision.values()) {
            try (var _ = TensorScope.open();
                    var tiny = new TinyLanguageModel(precision);
                    Sequences sequences = begin(tiny, List.of(tokens(9, 1), tokens(30, 2)), 1)) {
                Tensor all = sequences.logits();
                assertThat(all.sizes().vec().get()).containsExactly(2, TinyLanguageModel.VOCABULARY);
                assertThat(all.is_cpu()).isTrue();
                assertThat(all.scalar_type().intern()).isEqualTo(ScalarType.Float);
                for (long[] range : new long[][] {{0, 1}, {1178, 1000}, {2231, 1}, {5, 2227}, {1000, 3}}) {
                    assertClose(sequences.logits(range[0], range[1]), all.narrow(1, range[0], range[1]), TOLERANCE);
                }
            }
        }
    }

    @Test
    void moreThanTheModelHasPositionsForIsRefused() {
        try (var tiny = new TinyLanguageModel(Precision.FP32)) {
            assertThatThrownBy(
                            () -> begin(tiny, List.of(tokens(900, 1)), 40_061).close())
                    .isInstanceOf(EngineFailure.class)
                    .hasMessage(
                            "The language model has 40960 positions: a prompt of 900 tokens leaves no room for 40061"
                                    + " more");
            assertThatThrownBy(() -> begin(tiny, List.of(), 1).close()).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> begin(tiny, List.of(new long[0]), 1).close())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noMoreIsAppendedThanWasAllocated() {
        try (var tiny = new TinyLanguageModel(Precision.FP32);
                Sequences sequences = begin(tiny, List.of(tokens(3, 1), tokens(2, 1)), 1)) {
            assertThatThrownBy(() -> sequences.append(1)).isInstanceOf(IllegalArgumentException.class);
            sequences.append(1, 2);
            assertThatThrownBy(() -> sequences.append(1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("2 tokens for 2 sequences that have 4 of at most 4");
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // the callers' try blocks close it
    private static Sequences begin(TinyLanguageModel tiny, List<long[]> prompts, int mostNewTokens) {
        return tiny.model().begin(prompts, TinyLanguageModel.PAD, mostNewTokens);
    }

    private static long[] tokens(int count, long seed) {
        return new Random(seed).longs(count, 0, TinyLanguageModel.VOCABULARY).toArray();
    }
}
