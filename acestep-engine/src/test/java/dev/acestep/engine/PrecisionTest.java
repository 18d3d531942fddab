package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.engine.models.Residency;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.time.InstantSource;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the precisions below 32 bits are from the reference: the bounds of docs/precision.md. */
class PrecisionTest {
    @ParameterizedTest
    @CsvSource({
        "acestep-v15-turbo, turbo, BF16, 0.01",
        "acestep-v15-base, base, BF16, 0.01",
        "acestep-v15-xl-turbo, xl, BF16, 0.01",
        "acestep-v15-turbo, turbo, INT8, 0.02",
        "acestep-v15-base, base, INT8, 0.02",
        "acestep-v15-xl-turbo, xl, INT8, 0.02"
    })
    void aVelocityIsNearTheReferences(String model, String family, Precision precision, double bound) {
        Path folder = Fixtures.checkpoints().resolve(model);
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("dit_forward_" + family + ".safetensors");
                LoadedWeights weights =
                        new LoadedWeights(Checkpoint.open(folder), new Compute(Device.CPU, precision))) {
            Dit dit = new Dit(ConfigFile.aceStep(folder), weights.root());
            for (double time : new double[] {0.0, 0.3, 0.7, 1.0}) {
                Tensor x = golden.get("odd.hidden_states");
                Tensor t = torch.full(new long[] {x.size(0)}, new Scalar(time), x.options());
                Tensor velocity = dit.forward(
                        x,
                        golden.get("odd.context_latents"),
                        dit.prepare(golden.get("odd.encoder_hidden_states")),
                        t,
                        t);
                Tensor expected = golden.get("odd.t%s_r%s.velocity".formatted(time, time));
                assertFar("%s velocity at %s in %s".formatted(model, time, precision), velocity, expected, bound);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text2music_turbo, BF16, 0.01",
        "text2music_base, BF16, 0.03",
        "text2music_xl_turbo, BF16, 0.01",
        "text2music_turbo, INT8, 0.02",
        "text2music_base, INT8, 0.06",
        "text2music_xl_turbo, INT8, 0.02"
    })
    void aSongsLatentsAreNearTheReferences(String name, Precision precision, double bound) {
        GoldenCase example = GoldenCase.named(name);
        try (ModelStore store = new ModelStore(Residency.KEEP, FreeMemory.UNKNOWN, InstantSource.system());
                Golden golden = example.open();
                var _ = TensorScope.open()) {
            Networks networks = new InstalledNetworks(
                    Catalogue.of(Fixtures.checkpoints()).find(example.model()).orElseThrow(),
                    store,
                    new Compute(Device.CPU, precision));
            Recording recording = new Recording();
            NeuralEngine engine = new NeuralEngine(
                    networks,
                    TinyEngines.NO_PLANNER,
                    TinyEngines.NO_AUDIO,
                    TinyEngines.DEFAULT_SECONDS,
                    recording,
                    _ -> 1234);
            TinyEngines.generate(engine, example.request());
            assertFar(
                    "%s latents in %s".formatted(name, precision),
                    recording.get("latents"),
                    golden.get("latents"),
                    bound);
        }
    }

    /** Not further than the bound, but further than 32 bits would be: the precision was used. */
    private static void assertFar(String what, Tensor actual, Tensor expected, double bound) {
        double deviation =
                actual.sub(expected).norm().item_double() / expected.norm().item_double();
        assertThat(deviation).as(what).isBetween(1e-5, bound);
    }
}
