package dev.acestep.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
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

    @Test
    void oneOfManyIsTheDefaultGeneratorsAndNumbersGoOnBehindIt() {
        try (var _ = TensorScope.open()) {
            for (int all : new int[] {1, 2, 311, 312, 313, 624, 1000, 5000}) {
                Tensor chances = torch.rand(all);
                Tensor x = torch.zeros(5);
                torch.manual_seed(7);
                Tensor before = torch.randn_like(x);
                long first = torch.multinomial(chances, 1).item_long();
                torch.multinomial(chances, 1);
                long third = torch.multinomial(chances, 1).item_long();
                Tensor behind = torch.randn_like(x);

                Draws draws = Draws.of(7);
                assertThat(draws.like(x).equal(before)).isTrue();
                assertThat(draws.oneOf(chances, 0, all)).isEqualTo(first);
                draws.skipOneOf(all);
                assertThat(draws.oneOf(chances, 0, all)).isEqualTo(third);
                assertThat(draws.like(x).equal(behind)).isTrue();
            }
        }
    }

    @Test
    void manyDrawsAmongFewOrManyAreTheDefaultGenerators() {
        try (var _ = TensorScope.open()) {
            int all = 217_204;
            Tensor some = torch.zeros(all);
            some.narrow(0, 151_669, 64_000).copy_(torch.rand(64_000).pow(new Scalar(8)));
            Tensor everything = torch.rand(all);
            torch.manual_seed(11);
            Draws draws = Draws.of(11);
            for (int i = 0; i < 100; i++) {
                long ofSome = torch.multinomial(some, 1).item_long();
                assertThat(draws.oneOf(some.narrow(0, 151_669, 64_000), 151_669, all))
                        .isEqualTo(ofSome);
                assertThat(draws.oneOf(everything, 0, all))
                        .isEqualTo(torch.multinomial(everything, 1).item_long());
            }
        }
    }
}
