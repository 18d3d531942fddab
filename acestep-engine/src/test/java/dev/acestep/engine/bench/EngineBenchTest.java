package dev.acestep.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.engine.bench.EngineBench.Baseline;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EngineBenchTest {
    private static final Topology TURBO =
            PublishedTopologies.of("acestep-v15-turbo").orElseThrow();

    @Test
    void everyStageOfEveryPrecisionIsMeasured() {
        Topology tiny = PublishedTopologies.of("tiny").orElseThrow();
        List<String> progress = new ArrayList<>();
        EngineBench.Plan plan = new EngineBench.Plan(
                tiny,
                SongLength.of(6, tiny),
                List.of(Precision.FP32, Precision.INT8),
                Device.CPU,
                2,
                Baseline.ONE_TILE);

        EngineReport report = new EngineBench(plan, progress::add).run();

        assertThat(report.precisions()).hasSize(2).allSatisfy(times -> {
            assertThat(times.stages())
                    .extracting(StageTime::stage)
                    .containsExactly("text encode", "condition", "prepare", "step", "vae decode");
            assertThat(times.stages()).allSatisfy(stage -> {
                assertThat(stage.seconds()).isPositive();
                assertThat(stage.flops()).isPositive();
                assertThat(stage.bytes()).isPositive();
            });
            assertThat(times.stages().get(3).each()).hasSize(2);
            assertThat(times.songSeconds()).isPositive();
        });
        assertThat(report.rates().gemm()).containsKeys(Precision.FP32, Precision.INT8);
        assertThat(report.ratios())
                .containsKeys(
                        "int8 step against fp32 step",
                        "int8 song against fp32 song",
                        "int8 decode against baseline decode",
                        "int8 song against fp32 song with baseline decode");
        assertThat(report.text()).contains("int8", "baseline decode", "of GEMM");
        assertThat(progress).anyMatch(line -> line.startsWith("INT8 step 2 of 2"));
    }

    /** 30 s are 375 tokens; the specification counts about 1.1 TFLOP for them, and 1.9 times a minute's half. */
    @Test
    void aStepOfHalfAMinuteHasTheWorkThatTheSpecificationCounts() {
        Work step = new TransformerWork(Float.BYTES).step(TURBO.song(), 1, 750, 300);
        assertThat(step.flops() / 1e12).isCloseTo(1.15, within(0.15));
        Work longer = new TransformerWork(Float.BYTES).step(TURBO.song(), 1, 1500, 300);
        assertThat(longer.flops() / 1e12).isCloseTo(2.3, within(0.25));
    }

    @Test
    void decodingAMinuteHasTheWorkThatTheSpecificationCounts() {
        assertThat(VaeWork.decode(TURBO.vae(), 1500).flops() / 1e12).isCloseTo(7, within(1.5));
    }

    @Test
    void sizesAreThePublishedFiles() {
        MemoryNeeds needs = MemoryNeeds.of(plan(TURBO, Precision.FP32));
        assertThat(needs.bytes()).isBetween(8_000_000_000L, 12_000_000_000L);
        assertThat(MemoryNeeds.of(plan(TURBO, Precision.INT8)).bytes()).isLessThan(4_000_000_000L);
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheNumbers() {
        MemoryNeeds needs =
                new MemoryNeeds(TURBO.name(), Precision.FP32, 9_600_000_000L, OptionalLong.of(2_000_000_000));
        assertThatThrownBy(needs::orThrow)
                .isInstanceOf(DoesNotFit.class)
                .hasMessage("acestep-v15-turbo in fp32 needs about 9.6 GB of memory, 2.0 GB is free");
    }

    private static EngineBench.Plan plan(Topology topology, Precision precision) {
        return new EngineBench.Plan(
                topology, SongLength.of(30, topology), List.of(precision), Device.CPU, 1, Baseline.NONE);
    }
}
