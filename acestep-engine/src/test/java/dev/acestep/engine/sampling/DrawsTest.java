package dev.acestep.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void theyAreTheDefaultGeneratorsButNobodyElseShiftsThem() {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.zeros(2, 61, 8);
            torch.manual_seed(1234);
            Tensor first = torch.randn_like(x);
            Tensor second = torch.randn_like(x);

            Draws draws = Draws.of(1234, x.device());
            assertThat(draws.like(x).equal(first)).isTrue();
            Tensor someoneElses = torch.randn_like(x);
            assertThat(someoneElses.equal(second)).isFalse();
            assertThat(draws.like(x).equal(second)).isTrue();
        }
    }
}
