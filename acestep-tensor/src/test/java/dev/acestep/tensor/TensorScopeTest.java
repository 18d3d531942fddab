package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TensorScopeTest {
    @Test
    void whatABodyYieldsOutlivesItsScopeAndDiesWithTheOneAround() {
        long before = 0;
        for (int i = 0; i < 200; i++) {
            try (var _ = TensorScope.open()) {
                Tensor x = torch.ones(100, 100);
                Tensor y = TensorScope.yielding(() -> x.add(x).mul(new Scalar(2.0f)));
                assertThat(y.sum().item_float()).isEqualTo(40_000f);
            }
            if (i == 10) {
                before = Pointer.totalCount();
            }
        }
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void weightsOutliveTheScopeInWhichTheyWereRead() {
        try (LoadedWeights weights = new LoadedWeights(new Ones(), Compute.REFERENCE)) {
            Tensor kept;
            try (var _ = TensorScope.open()) {
                kept = weights.root().in("a").get("weight", 3, 4);
            }
            try (var _ = TensorScope.open()) {
                assertThat(kept.sum().item_float()).isEqualTo(12f);
            }
        }
    }

    @Test
    void weightsThatWereMovedAsideComeBackAsTheyWere() {
        try (LoadedWeights weights = new LoadedWeights(new Ones(), Compute.REFERENCE);
                var _ = TensorScope.open()) {
            Tensor kept = weights.root().get("weight", 3, 4);

            weights.offload();
            weights.restore();

            assertThat(kept.sum().item_float()).isEqualTo(12f);
        }
    }

    @Test
    @Tag("gpu")
    void weightsOfAGpuWaitInMainMemory() {
        assumeTrue(Cuda.devices() > 0, "no GPU can be used here");
        Compute gpu = new Compute(new Device.Cuda(0), Precision.BF16);
        try (LoadedWeights weights = new LoadedWeights(new Ones(), gpu);
                var _ = TensorScope.open()) {
            Tensor kept = weights.root().get("weight", 3, 4);

            weights.offload();
            assertThat(kept.is_cuda()).isFalse();
            weights.restore();

            assertThat(kept.is_cuda()).isTrue();
            assertThat(kept.sum().item_float()).isEqualTo(12f);
        }
    }

    private record Ones() implements TensorSource {
        @Override
        public Tensor read(String name, long... shape) {
            return torch.ones(shape);
        }

        @Override
        public void close() {}
    }
}
