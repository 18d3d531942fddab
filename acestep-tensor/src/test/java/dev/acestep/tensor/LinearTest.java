package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinearTest {
    private static final long IN = 96;
    private static final long OUT = 160;

    @BeforeEach
    void sameNumbersEveryTime() {
        try (var _ = TensorScope.open()) {
            torch.manual_seed(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"FP32, 0, 1e-6", "BF16, 1e-4, 6e-3", "INT8, 1e-3, 1.5e-2"})
    void everyPrecisionIsUsedAndStaysNearTheProduct(Precision precision, double least, double bound) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(precision)) {
            Linear linear = Linear.load(weights.root(), "layers.0.q_proj", OUT, IN);
            Tensor x = torch.randn(2, 21, IN);
            assertThat(deviation(linear.forward(x), exact(weights, "layers.0.q_proj", x)))
                    .isBetween(least, bound);
            Tensor token = torch.randn(1, 1, IN);
            assertThat(deviation(linear.forward(token), exact(weights, "layers.0.q_proj", token)))
                    .isBetween(least, bound);
        }
    }

    @Test
    void oneLoudTokenDoesNotDrownTheOthers() {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(Precision.INT8)) {
            Linear linear = Linear.load(weights.root(), "layers.0.q_proj", OUT, IN);
            Tensor x = torch.randn(30, IN);
            x.narrow(0, 3, 1).mul_(new Scalar(1000.0));
            Tensor quiet = torch.cat(new org.bytedeco.pytorch.TensorVector(x.narrow(0, 0, 3), x.narrow(0, 4, 26)), 0);
            Tensor all = linear.forward(x);
            Tensor others =
                    torch.cat(new org.bytedeco.pytorch.TensorVector(all.narrow(0, 0, 3), all.narrow(0, 4, 26)), 0);
            assertThat(deviation(others, exact(weights, "layers.0.q_proj", quiet)))
                    .isLessThan(1.5e-2);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void nothingComesOfNothing(Precision precision) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(precision)) {
            Linear linear = Linear.load(weights.root(), "layers.0.q_proj", OUT, IN);
            assertThat(linear.forward(torch.zeros(2, 5, IN)).abs().max().item_double())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void layersOfOneInputGiveTheSameTogether(Precision precision) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(precision)) {
            Weights layer = weights.root().in("layers.3");
            FusedLinear fused = Linear.fused(layer, List.of("q", "k", "v"), List.of(OUT, 32L, 64L), IN);
            Tensor x = torch.randn(3, 11, IN);
            List<Tensor> outputs = fused.forward(x);
            assertThat(outputs).hasSize(3);
            assertThat(deviation(
                            outputs.get(0), Linear.load(layer, "q", OUT, IN).forward(x)))
                    .isLessThan(1e-6);
            assertThat(deviation(outputs.get(1), Linear.load(layer, "k", 32, IN).forward(x)))
                    .isLessThan(1e-6);
            assertThat(deviation(outputs.get(2), Linear.load(layer, "v", 64, IN).forward(x)))
                    .isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void layersWithBiasKeepAllTheirDigits(Precision precision) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(precision)) {
            Linear linear = Linear.withBias(weights.root(), "layers.0.embed", OUT, IN);
            Tensor x = torch.randn(2, 21, IN);
            Tensor expected = torch.linear(
                    x,
                    weights.root().get("layers.0.embed.weight", OUT, IN),
                    new TensorOptional(weights.root().get("layers.0.embed.bias", OUT)));
            assertThat(deviation(linear.forward(x), expected)).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "decoder.layers.0.self_attn.q_proj, true",
        "layers.27.mlp.down_proj, true",
        "encoder.lyric_encoder.layers.1.mlp.up_proj, true",
        "tokenizer.attention_pooler.layers.0.mlp.up_proj, false",
        "detokenizer.layers.1.mlp.up_proj, false",
        "decoder.time_embed.linear_1, false",
        "decoder.condition_embedder, false",
        "encoder.text_projector, false"
    })
    void precisionIsLoweredInTheRepeatedLayersOnly(String name, boolean narrowed) {
        assertThat(Linear.isNarrowed(name + ".weight")).isEqualTo(narrowed);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void nothingIsLeftBehind(Precision precision) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = weights(precision)) {
            Linear linear = Linear.load(weights.root(), "layers.0.q_proj", OUT, IN);
            Tensor x = torch.randn(4, IN);
            call(linear, x);
            long before = Pointer.totalCount();
            for (int i = 0; i < 100; i++) {
                call(linear, x);
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    private static void call(Linear linear, Tensor x) {
        try (var _ = TensorScope.open()) {
            linear.forward(x);
        }
    }

    private static Tensor exact(LoadedWeights weights, String name, Tensor x) {
        return torch.linear(x, weights.root().get(name + ".weight", OUT, IN));
    }

    private static double deviation(Tensor actual, Tensor expected) {
        return actual.sub(expected).norm().item_double() / expected.norm().item_double();
    }

    @SuppressWarnings("MustBeClosedChecker") // the callers' try blocks close it
    private static LoadedWeights weights(Precision precision) {
        return new LoadedWeights(new Drawn(), new Compute(Device.CPU, precision));
    }

    /** Numbers that follow from the name. */
    private static final class Drawn implements TensorSource {
        @Override
        public Tensor read(String name, long... shape) {
            torch.manual_seed(name.hashCode());
            return torch.randn(shape);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
