package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DotProductsTest {
    private static final DotProducts EXACT = new DotProducts(false);

    @ParameterizedTest
    @CsvSource({"4,4", "5,4", "6,4", "7,4", "8,4", "31,4", "32,4", "33,1", "40,3", "300,16"})
    void slidingAttentionInChunksIsThatOfTheWholeMask(int length, int window) {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.randn(2, length, 1);
            Tensor queries = torch.randn(2, length, 4, 8);
            KeyValues seen = new KeyValues(torch.randn(2, length, 2, 8), torch.randn(2, length, 2, 8));
            AttentionMask whole = AttentionMask.slidingPadded(x, window, torch.ones(2, length));
            Tensor expected = EXACT.attend(queries, seen, whole);
            Tensor actual = EXACT.attend(queries, seen, AttentionMask.sliding(x, window));
            assertThat(actual.sub(expected).abs().max().item_float()).isLessThan(1e-6f);
        }
    }

    @ParameterizedTest
    @CsvSource({"9", "70"})
    void aQueryThatSeesNothingTakesTheMeanOfAllValues(int length) {
        try (var _ = TensorScope.open()) {
            Tensor queries = torch.randn(1, length, 4, 8);
            KeyValues seen = new KeyValues(torch.randn(1, length, 4, 8), torch.randn(1, length, 4, 8));
            AttentionMask nothing = AttentionMask.padded(queries, torch.zeros(1, length));
            Tensor mean = seen.values().mean(1).unsqueeze(1).expand_as(queries);
            Tensor difference = EXACT.attend(queries, seen, nothing).sub(mean);
            assertThat(difference.abs().max().item_float()).isLessThan(1e-6f);
        }
    }

    @ParameterizedTest
    @CsvSource({"9,9", "40,3", "300,16", "2100,128"})
    void brainFloatsComeCloseToExactProducts(int length, int window) {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.randn(2, length, 1);
            Tensor queries = torch.randn(2, length, 4, 32);
            KeyValues seen = new KeyValues(torch.randn(2, length, 2, 32), torch.randn(2, length, 2, 32));
            AttentionMask mask = AttentionMask.sliding(x, window);
            Tensor exact = EXACT.attend(queries, seen, mask);
            Tensor narrow = new DotProducts(true).attend(queries, seen, mask);
            assertThat(narrow.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(narrow.sub(exact).norm().item_float() / exact.norm().item_float())
                    .isLessThan(0.01f);
        }
    }
}
