package dev.acestep.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.acestep.music.EngineFailure;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Cuda;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import org.junit.jupiter.api.Test;

class ComputeSettingTest {
    @Test
    void theCpuComputesAsTheReferenceUnlessToldOtherwise() {
        assertThat(ComputeSetting.of("cpu", "auto")).isEqualTo(Compute.REFERENCE);
        assertThat(ComputeSetting.of("cpu", "int8")).isEqualTo(new Compute(Device.CPU, Precision.INT8));
    }

    @Test
    void aGpuThatThisBuildCannotUseIsRefusedWithWhatToDo() {
        assumeFalse(Cuda.isBuiltIn(), "this build has CUDA");

        assertThat(ComputeSetting.of("auto", "auto")).isEqualTo(Compute.REFERENCE);
        assertThatThrownBy(() -> ComputeSetting.of("cuda:1", "auto"))
                .isInstanceOf(EngineFailure.class)
                .hasMessage("Device cuda:1: this build has no CUDA; build it with ./mvnw -Pcuda package");
    }

    @Test
    void otherAcceleratorsAreRefused() {
        assertThatThrownBy(() -> ComputeSetting.of("mps", "auto"))
                .isInstanceOf(EngineFailure.class)
                .hasMessage("Device mps: the neural engine runs on cpu and cuda only");
    }
}
