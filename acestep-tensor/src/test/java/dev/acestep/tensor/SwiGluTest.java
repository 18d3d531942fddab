package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class SwiGluTest {
    @Test
    void aLongSequenceInPiecesIsWhatItsPartsAreAlone() {
        try (LoadedWeights weights = new LoadedWeights(new Normal(), Compute.REFERENCE);
                var _ = TensorScope.open()) {
            SwiGlu mlp = new SwiGlu(weights.root(), 16, 32);
            Tensor x = torch.randn(2, 2500, 16);
            Tensor whole = mlp.forward(x);
            for (long start : new long[] {0, 1000, 2000, 2400}) {
                Tensor part = mlp.forward(x.narrow(1, start, 100));
                assertThat(whole.narrow(1, start, 100).sub(part).abs().max().item_float())
                        .isLessThan(1e-4f);
            }
        }
    }

    private record Normal() implements TensorSource {
        @Override
        public Tensor read(String name, long... shape) {
            return torch.randn(shape);
        }

        @Override
        public void close() {}
    }
}
