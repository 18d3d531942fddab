package dev.acestep.engine;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.sampling.Sampler;
import dev.acestep.engine.sampling.SamplerInputs;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.sampling.StepListener;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stages from conditioning to sampled latents together, against the reference's. */
final class SampledLatentsTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void latentsAreTheReferences(String file, String name, JsonNode arguments, String model) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open(file + ".safetensors");
                LoadedWeights weights =
                        new LoadedWeights(Checkpoint.open(TinyModel.folder(model)), Compute.REFERENCE)) {
            TinyModel tiny = TinyModel.of(TinyModel.folder(model), weights.root());
            SamplerCase sampled = new SamplerCase(golden, name, arguments, tiny);
            SamplingPlan plan = sampled.plan();
            SamplerInputs in = sampled.inputs();
            Draws draws = Draws.of(sampled.globalSeed().orElse(0L), in.noise().device());
            Tensor latents = new Sampler(plan).sample(in, draws, StepListener.SILENT);
            assertClose(latents, golden.get(name + ".out"), TOLERANCE);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void theNetworkIsAskedAtTheReferencesTimes(
            String file, String name, JsonNode arguments, String model, JsonNode times) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open(file + ".safetensors");
                LoadedWeights weights =
                        new LoadedWeights(Checkpoint.open(TinyModel.folder(model)), Compute.REFERENCE)) {
            TinyModel tiny = TinyModel.of(TinyModel.folder(model), weights.root());
            SamplingPlan plan = new SamplerCase(golden, name, arguments, tiny).plan();
            assertThat(plan.evaluations()).isEqualTo(times.size());
            assertThat(plan.schedule().at(0)).isEqualTo((float) times.get(0).asDouble());
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                        cases("sampler_turbo", "acestep-v15-turbo"),
                        cases("sampler_turbo_batch2", "acestep-v15-turbo"),
                        cases("sampler_turbo_cover", "acestep-v15-turbo"),
                        cases("sampler_base", "acestep-v15-base"),
                        cases("sampler_base_batch2", "acestep-v15-base"),
                        cases("sampler_base_cover", "acestep-v15-base"),
                        cases("sampler_xl_turbo", "acestep-v15-xl-turbo"))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> cases(String file, String model) {
        try {
            JsonNode all = new JsonMapper()
                    .readTree(Fixtures.golden(file + ".cases.json").toFile());
            return StreamSupport.stream(all.spliterator(), false)
                    .map(one -> Arguments.of(
                            file, one.path("case").asText(), one.path("args"), model, one.path("decoder_timesteps")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
