package dev.acestep.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.Golden;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class NoiseTest {
    @Test
    void drawsAreTheReferencesToTheBit() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("noise.safetensors")) {
            Tensor one = torch.zeros(1, 61, 8);
            Tensor two = torch.zeros(2, 61, 8);
            Golden.assertClose(Noise.ofSeeds(List.of(5L, 6L), two), golden.get("list_5_6"), 0);
            Golden.assertClose(Noise.ofSeeds(List.of(5L), one), golden.get("list_5_single"), 0);
            Golden.assertClose(Noise.ofOneSeed(5, two), golden.get("int_5_batch2"), 0);
            Golden.assertClose(Noise.ofSeeds(List.of(4294967295L), one), golden.get("seed_4294967295"), 0);
        }
    }

    @Test
    void anItemsNoiseIsTheSameInEveryBatch() {
        try (var _ = TensorScope.open()) {
            Tensor alone = Noise.ofSeeds(List.of(7L), torch.zeros(1, 40, 8));
            Tensor among = Noise.ofSeeds(List.of(1L, 7L, 2L), torch.zeros(3, 40, 8));
            Golden.assertClose(among.narrow(0, 1, 1), alone, 0);
        }
    }

    @Test
    void theDefaultGeneratorIsLeftAlone() {
        try (var _ = TensorScope.open()) {
            torch.manual_seed(3);
            Tensor expected = torch.randn(10);
            torch.manual_seed(3);
            Noise.ofSeeds(List.of(7L), torch.zeros(1, 40, 8));
            Golden.assertClose(torch.randn(10), expected, 0);
        }
    }

    @Test
    void aRetakeOfNoVarianceIsTheFirstNoiseAndAWholeOneTheSecond() {
        try (var _ = TensorScope.open()) {
            Tensor first = torch.randn(1, 40, 8);
            Tensor second = torch.randn(1, 40, 8);
            assertThat(Noise.retaken(first, second, 0)).isSameAs(first);
            Golden.assertClose(Noise.retaken(first, second, 1), second, 1e-6);
        }
    }

    @Test
    void aRetakeKeepsTheVariance() {
        try (var _ = TensorScope.open()) {
            Tensor mixed = Noise.retaken(torch.randn(1, 4000, 64), torch.randn(1, 4000, 64), 0.4);
            assertThat(mixed.std().item_double()).isBetween(0.99, 1.01);
        }
    }

    @Test
    void everyItemNeedsASeed() {
        try (var _ = TensorScope.open()) {
            Tensor two = torch.zeros(2, 61, 8);
            assertThatThrownBy(() -> Noise.ofSeeds(List.of(5L), two)).hasMessageContaining("1 seeds for a batch of 2");
        }
    }
}
