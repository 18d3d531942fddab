package dev.acestep.engine.lm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a language model below 32 bits is from the reference: the bounds of docs/precision.md. */
class LanguagePrecisionTest {
    @ParameterizedTest
    @CsvSource({"BF16, 0.02", "INT8, 0.08"})
    void scoresAreNearTheReferences(Precision precision, double bound) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors");
                var tiny = new TinyLanguageModel(precision)) {
            Tensor ids = golden.get("input_ids").flatten();
            long[] prompt = new long[(int) ids.numel()];
            ids.data_ptr_long().get(prompt);
            try (Sequences sequences = tiny.model().begin(List.of(prompt), TinyLanguageModel.PAD, 1)) {
                Tensor expected = golden.get("prefill.last_logits");
                double deviation = sequences.logits().sub(expected).norm().item_double()
                        / expected.norm().item_double();
                assertThat(deviation).as("scores in %s", precision).isBetween(1e-4, bound);
            }
        }
    }
}
