package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingTest {
    @ParameterizedTest
    @EnumSource
    void everyFamilysDefaultsAreValid(ModelFamily family) {
        assertThat(Sampling.defaults(family).steps()).isBetween(1, family.maxSteps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0   | 7  | 3   | 0   | 1   | inference_steps: 0 is not allowed (integer from 1 to 200)",
                "201 | 7  | 3   | 0   | 1   | inference_steps: 201 is not allowed (integer from 1 to 200)",
                "8   | 31 | 3   | 0   | 1   | guidance_scale: 31 is not allowed (number from 0 to 30)",
                "8   | 7  | 0.5 | 0   | 1   | shift: 0.5 is not allowed (number from 1 to 10)",
                "8   | 7  | 3   | 1.1 | 1   | cfg_interval_start: 1.1 is not allowed (number from 0 to 1)",
                "8   | 7  | 3   | 0.5 | 0.4 | cfg_interval_end: 0.4 is not allowed (number from 0.5 to 1)"
            })
    void valuesOutsideTheirRangesAreRefused(
            int steps, double guidance, double shift, double start, double end, String message) {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> new Sampling(
                        steps,
                        guidance,
                        1,
                        shift,
                        Sampling.InferMethod.ODE,
                        Sampling.SamplerMode.EULER,
                        List.of(),
                        false,
                        start,
                        end,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty()))
                .withMessage(message);
    }

    @Test
    void aFallingScheduleIsAccepted() {
        List<Double> schedule = List.of(0.97, 0.76, 0.615, 0.5, 0.395, 0.28, 0.18, 0.085, 0.0);

        assertThat(withTimesteps(schedule).timesteps()).isEqualTo(schedule);
    }

    @Test
    void aScheduleThatDoesNotFallIsRefused() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> withTimesteps(List.of(0.5, 0.9)))
                .withMessage("timesteps: [0.5, 0.9] is not allowed (strictly falling numbers from 0 to 1, of which the"
                        + " last may be 0)");
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> withTimesteps(List.of(0.5, 0.5)));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> withTimesteps(List.of(1.5)));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> withTimesteps(List.of(0.0)));
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(() -> withTimesteps(List.of(Double.NaN)));
    }

    private static Sampling withTimesteps(List<Double> timesteps) {
        return new Sampling(
                8,
                7,
                1,
                3,
                Sampling.InferMethod.ODE,
                Sampling.SamplerMode.EULER,
                timesteps,
                false,
                0,
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
