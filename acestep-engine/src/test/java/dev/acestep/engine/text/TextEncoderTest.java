package dev.acestep.engine.text;

import static dev.acestep.engine.Golden.assertClose;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TextEncoderTest {
    private static final double TOLERANCE = 1e-5;
    private static final Path FOLDER = Fixtures.checkpoints().resolve("Qwen3-Embedding-0.6B");

    @Test
    void promptsAndLyricsAreWhatTheReferenceMakesOfThem() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("text_encoder.safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(FOLDER), Compute.REFERENCE)) {
            TextEncoder encoder = new TextEncoder(ConfigFile.textEncoder(FOLDER), weights.root());
            for (String batch : new String[] {"single", "batch"}) {
                assertClose(
                        encoder.forward(golden.get(batch + ".input_ids")),
                        golden.get(batch + ".last_hidden_state"),
                        TOLERANCE);
            }
            assertClose(encoder.embed(golden.get("lyric.input_ids")), golden.get("lyric.embeddings"), 0);
        }
    }
}
