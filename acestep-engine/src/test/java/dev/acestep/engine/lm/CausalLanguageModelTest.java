package dev.acestep.engine.lm;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Every number that the reference's language model was seen to make. */
class CausalLanguageModelTest {
    private static final double TOLERANCE = 1e-5;
    private static final int GREEDY = 24;

    @Test
    void aPromptsScoresAreTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors");
                TinyLanguageModel tiny = new TinyLanguageModel(Precision.FP32)) {
            long[] prompt = row(golden.get("input_ids"), 0);
            try (Sequences sequences = tiny.model().begin(List.of(prompt), TinyLanguageModel.PAD, 1)) {
                assertClose(sequences.logits(), golden.get("prefill.last_logits"), TOLERANCE);
                assertClose(sequences.lastHidden(), golden.get("prefill.last_hidden"), TOLERANCE);
            }
            for (int i = 0; i < 5; i++) {
                long[] beginning = Arrays.copyOf(prompt, 16 * i + 1);
                try (Sequences sequences = tiny.model().begin(List.of(beginning), TinyLanguageModel.PAD, 1)) {
                    assertClose(
                            sequences.logits(),
                            golden.get("prefill.logits_every_16").select(1, i),
                            TOLERANCE);
                }
            }
        }
    }

    @Test
    void theBestTokensFollowEachOtherAsInTheReference() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors");
                TinyLanguageModel tiny = new TinyLanguageModel(Precision.FP32);
                Sequences sequences =
                        tiny.model().begin(List.of(row(golden.get("input_ids"), 0)), TinyLanguageModel.PAD, GREEDY)) {
            long[] written = new long[GREEDY];
            Tensor expected = golden.get("greedy.logits_after_first6");
            for (int i = 0; i < GREEDY; i++) {
                Tensor logits = sequences.logits();
                if (i > 0 && i <= 6) {
                    assertClose(logits.get(0), expected.get(i - 1), TOLERANCE);
                }
                written[i] = logits.argmax().item_long();
                sequences.append(written[i]);
            }
            assertThat(written).isEqualTo(row(golden.get("greedy.tokens").unsqueeze(0), 0));
        }
    }

    @Test
    void aShorterPromptBesideALongerOneIsTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("lm_forward.safetensors");
                TinyLanguageModel tiny = new TinyLanguageModel(Precision.FP32)) {
            Tensor ids = golden.get("cfg.input_ids");
            long[] padded = row(ids, 1);
            int visible = (int) golden.get("cfg.attention_mask").get(1).sum().item_long();
            long[] negative = Arrays.copyOfRange(padded, padded.length - visible, padded.length);
            try (Sequences sequences = tiny.model().begin(List.of(row(ids, 0), negative), TinyLanguageModel.PAD, 1)) {
                Tensor logits = sequences.logits();
                assertClose(logits.narrow(0, 0, 1), golden.get("cfg.cond"), TOLERANCE);
                assertClose(logits.narrow(0, 1, 1), golden.get("cfg.uncond"), TOLERANCE);
            }
        }
    }

    private static long[] row(Tensor ids, long row) {
        long[] tokens = new long[(int) ids.size(1)];
        ids.get(row).contiguous().data_ptr_long().get(tokens);
        return tokens;
    }
}
