package dev.acestep.engine.lm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three thousand tokens take the memory that was allocated for them, and nothing more. */
class LongDecodeTest {
    private static final int TOKENS = 3000;
    private static final int SETTLED = 200;
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @EnumSource(names = {"FP32", "INT8"})
    void memoryIsFlat(Precision precision) {
        List<long[]> pair = List.of(new long[] {5, 6, 7}, new long[] {8});
        try (var tiny = new TinyLanguageModel(precision);
                Sequences sequences = tiny.model().begin(pair, TinyLanguageModel.PAD, TOKENS)) {
            long pointers = 0;
            long resident = 0;
            for (int i = 1; i <= TOKENS; i++) {
                try (var _ = TensorScope.open()) {
                    long best = sequences.logits().get(0).argmax().item_long();
                    sequences.append(best, best);
                }
                if (i == SETTLED) {
                    pointers = counted();
                    resident = Pointer.physicalBytes();
                }
            }
            assertThat(counted()).isLessThanOrEqualTo(pointers);
            assertThat(Pointer.physicalBytes()).isLessThan(resident + 100 * MEGABYTE);
        }
    }

    private static long counted() {
        System.gc();
        return Pointer.totalCount();
    }
}
