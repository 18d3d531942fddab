package dev.acestep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class SilenceLatentTest {
    @Test
    void framesAreTheBeginningOfWhatIsStoredAndRepeatBeyondIt() {
        Path turbo = Fixtures.checkpoints().resolve("acestep-v15-turbo");
        Path base = Fixtures.checkpoints().resolve("acestep-v15-base");
        try (var _ = TensorScope.open();
                var weights = new LoadedWeights(Checkpoint.open(base), Compute.REFERENCE)) {
            Tensor whole = SilenceLatent.read(turbo, 8, weights.root()).frames(15_000);
            SilenceLatent silence = SilenceLatent.read(base, 8, weights.root());
            assertThat(silence.frames(2000).equal(whole.narrow(1, 0, 2000))).isTrue();
            assertThat(silence.frames(128).sizes().vec().get()).containsExactly(1, 128, 8);
            Tensor repeated = silence.frames(4500);
            assertThat(repeated.sizes().vec().get()).containsExactly(1, 4500, 8);
            assertThat(repeated.narrow(1, 4000, 500).equal(whole.narrow(1, 0, 500)))
                    .isTrue();
        }
    }
}
