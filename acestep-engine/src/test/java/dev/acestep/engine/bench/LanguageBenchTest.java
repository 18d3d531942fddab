package dev.acestep.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageBenchTest {
    @Test
    void everyWayOfWritingIsMeasured() {
        LanguageTopology tiny = LanguageTopology.published("tiny").orElseThrow();
        List<String> progress = new ArrayList<>();
        LanguageBench.Plan plan = new LanguageBench.Plan(
                tiny, List.of(Precision.FP32, Precision.INT8), Device.CPU, 20, 12, List.of(2, 4));

        LanguageReport report = new LanguageBench(plan, progress::add).run();

        assertThat(report.precisions()).hasSize(2).allSatisfy(times -> {
            assertThat(times.decodes())
                    .extracting(DecodeTime::what)
                    .containsExactly("all scores", "codes", "codes, guided pair", "codes, batch of 4");
            assertThat(times.decodes()).allSatisfy(decode -> {
                assertThat(decode.secondsPerStep()).isPositive();
                assertThat(decode.weightBytes()).isPositive();
                assertThat(decode.shareOfRead()).isBetween(0.0, 1.0);
            });
            assertThat(times.readRate()).isGreaterThan(1e8);
            assertThat(times.prefillTokensPerSecond()).isPositive();
            assertThat(times.guidanceFactor()).isPositive();
        });
        assertThat(report.ratios())
                .containsOnlyKeys(
                        "int8 against fp32, all scores",
                        "int8 against fp32, codes",
                        "int8 against fp32, codes, guided pair",
                        "int8 against fp32, codes, batch of 4");
        assertThat(report.text()).contains("int8", "all scores", "of the read rate", "guidance costs");
        assertThat(progress).contains("INT8 12 tokens written");
    }

    /** A token of the 0.6B model reads 2.65 GB in 32 bits, 0.66 GB in bytes, and less where only codes are scored. */
    @Test
    void aTokenReadsWhatTheSpecificationCounts() {
        LanguageTopology small =
                LanguageTopology.published("acestep-5Hz-lm-0.6B").orElseThrow();
        long all = small.config().vocabSize();
        assertThat(gigabytes(small, Precision.FP32, all)).isCloseTo(2.65, within(0.01));
        assertThat(gigabytes(small, Precision.INT8, all)).isCloseTo(0.66, within(0.01));
        assertThat(gigabytes(small, Precision.INT8, small.codes())).isCloseTo(0.51, within(0.01));
        assertThat(small.firstCode()).isEqualTo(151_669);
    }

    private static double gigabytes(LanguageTopology topology, Precision precision, long scores) {
        return new LanguageWork(topology.config(), new Compute(Device.CPU, precision)).weightBytes(scores) / 1e9;
    }
}
