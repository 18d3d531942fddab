package dev.acestep.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void coresAreCountedOnceAndFeaturesRead() {
        Processor processor = Processor.parse(List.of(
                "processor\t: 0",
                "physical id\t: 0",
                "core id\t\t: 0",
                "flags\t\t: fpu avx512_bf16 avx512_vnni",
                "",
                "processor\t: 1",
                "physical id\t: 0",
                "core id\t\t: 0",
                "processor\t: 2",
                "physical id\t: 0",
                "core id\t\t: 1"));
        assertThat(processor.cores()).isEqualTo(2);
        assertThat(processor.hasBrainFloats()).isTrue();
        assertThat(processor.hasByteProducts()).isTrue();
    }

    @Test
    void nothingIsAssumedOfAProcessorThatTellsNothing() {
        Processor processor = Processor.parse(List.of());
        assertThat(processor.cores()).isZero();
        assertThat(processor.hasBrainFloats()).isFalse();
        assertThat(processor.hasByteProducts()).isFalse();
    }

    @Test
    void theRuntimeDescribesItselfInOneLine() {
        NativeRuntime runtime = NativeRuntime.load();
        assertThat(runtime.threads()).isPositive();
        assertThat(runtime.describe())
                .startsWith("libtorch 2.")
                .contains("oneDNN ")
                .doesNotContain("\n");
    }
}
