package dev.acestep.engine.dit;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DitTest {
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @CsvSource({"acestep-v15-turbo,turbo", "acestep-v15-base,base", "acestep-v15-xl-turbo,xl"})
    void velocitiesAreTheReferences(String model, String family) {
        Path folder = Fixtures.checkpoints().resolve(model);
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("dit_forward_" + family + ".safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            Dit dit = new Dit(ConfigFile.aceStep(folder), weights.root());
            compare(dit, golden, "even.", 0.7, 0.7);
            compare(dit, golden, "even.", 0.8, 0.35);
            for (double t : new double[] {0.0, 0.3, 0.7, 1.0}) {
                compare(dit, golden, "odd.", t, t);
            }
            compare(dit, golden, "odd.", 0.8, 0.35);
        }
    }

    private static void compare(Dit dit, Golden golden, String batch, double t, double r) {
        Tensor x = golden.get(batch + "hidden_states");
        DitCondition condition = dit.prepare(golden.get(batch + "encoder_hidden_states"));
        Tensor start = torch.full(new long[] {x.size(0)}, new Scalar(t), x.options());
        Tensor end = t == r ? start : torch.full(new long[] {x.size(0)}, new Scalar(r), x.options());
        Tensor velocity = dit.forward(x, golden.get(batch + "context_latents"), condition, start, end);
        assertClose(velocity, golden.get(batch + "t%s_r%s.velocity".formatted(t, r)), TOLERANCE);
    }

    @Test
    void aStepLeavesNothingBehind() {
        Path folder = Fixtures.checkpoints().resolve("acestep-v15-turbo");
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("dit_forward_turbo.safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            Dit dit = new Dit(ConfigFile.aceStep(folder), weights.root());
            long before = 0;
            for (int i = 0; i < 55; i++) {
                if (i == 5) {
                    before = Pointer.totalCount();
                }
                try (var _ = TensorScope.open()) {
                    compare(dit, golden, "even.", 0.7, 0.7);
                }
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void aBatchOfEqualLengthsIsItsItemsOneByOne() {
        Path folder = Fixtures.checkpoints().resolve("acestep-v15-turbo");
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("dit_forward_turbo.safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            Dit dit = new Dit(ConfigFile.aceStep(folder), weights.root());
            Tensor together = golden.get("odd.t0.3_r0.3.velocity");
            for (int i = 0; i < 2; i++) {
                Tensor t = torch.full(new long[] {1}, new Scalar(0.3));
                Tensor alone = dit.forward(
                        golden.get("odd.hidden_states").narrow(0, i, 1),
                        golden.get("odd.context_latents").narrow(0, i, 1),
                        dit.prepare(golden.get("odd.encoder_hidden_states").narrow(0, i, 1)),
                        t,
                        t);
                assertClose(alone, together.narrow(0, i, 1), TOLERANCE);
            }
        }
    }
}
