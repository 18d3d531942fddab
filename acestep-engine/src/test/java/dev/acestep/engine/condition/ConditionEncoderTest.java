package dev.acestep.engine.condition;

import static dev.acestep.engine.Golden.assertClose;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionEncoderTest {
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({"acestep-v15-turbo,turbo", "acestep-v15-xl-turbo,xl"})
    void onePromptAndABatchWithReferencesAreWhatTheReferenceMakesOfThem(String model, String family) {
        Path folder = Fixtures.checkpoints().resolve(model);
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("condition_encoder_" + family + ".safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            ConditionEncoder encoder = new ConditionEncoder(ConfigFile.aceStep(folder), weights.root());
            compare(encoder, golden, "single.", List.of(0));
            compare(encoder, golden, "batch.", List.of(0, 0, 1));
        }
    }

    private static void compare(ConditionEncoder encoder, Golden golden, String batch, List<Integer> order) {
        Condition condition = encoder.forward(new ConditionInputs(
                golden.get(batch + "text_hidden_states"),
                golden.get(batch + "text_attention_mask"),
                golden.get(batch + "lyric_hidden_states"),
                golden.get(batch + "lyric_attention_mask"),
                golden.get(batch + "refer_latents"),
                order));
        assertClose(condition.hidden(), golden.get(batch + "out_hidden"), TOLERANCE);
        assertClose(condition.mask(), golden.get(batch + "out_mask"), 0);
    }
}
