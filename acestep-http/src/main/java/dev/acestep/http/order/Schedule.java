package dev.acestep.http.order;

import dev.acestep.http.fields.Values;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.Dcw;
import dev.acestep.music.Sampling.Retake;
import java.util.List;
import java.util.Optional;

/** The sampling values in force for one model: what was sent, or the model's own defaults, within its limits. */
record Schedule(Values values, ModelInfo model, Order.Excess excess) {
    /** The warnings grow by what was changed. */
    Sampling sampling(List<String> warnings) {
        return new Sampling(
                steps(warnings),
                values.get(SamplingFields.GUIDANCE_SCALE),
                values.get(SamplingFields.LYRIC_GUIDANCE_SCALE),
                values.find(SamplingFields.SHIFT).orElse(model.defaultShift()),
                values.get(SamplingFields.INFER_METHOD),
                values.get(SamplingFields.SAMPLER_MODE),
                timesteps(),
                values.get(SamplingFields.USE_ADG),
                values.get(SamplingFields.CFG_INTERVAL_START),
                values.get(SamplingFields.CFG_INTERVAL_END),
                values.get(SamplingFields.VELOCITY_NORM_THRESHOLD),
                values.get(SamplingFields.VELOCITY_EMA_FACTOR),
                dcw(),
                retake());
    }

    private int steps(List<String> warnings) {
        int most = model.family().maxSteps();
        int steps = values.find(SamplingFields.INFERENCE_STEPS)
                .orElse(model.family().defaultSteps());
        if (steps > most && excess == Order.Excess.REFUSED) {
            throw InvalidRequest.notAllowed(
                    "inference_steps", steps, "integer from 1 to %d for %s".formatted(most, model.name()));
        }
        if (steps > most) {
            warnings.add("%s %d reduced to %d (limit of %s)"
                    .formatted(values.nameOf(SamplingFields.INFERENCE_STEPS), steps, most, model.name()));
        }
        return Math.min(steps, most);
    }

    private List<Double> timesteps() {
        int most = model.family().maxSteps();
        List<Double> timesteps = values.find(SamplingFields.TIMESTEPS).orElse(List.of());
        long steps = timesteps.stream().filter(t -> t > 0).count();
        if (steps > most) {
            throw InvalidRequest.because(
                    "timesteps", "%d steps is not allowed (at most %d for %s)".formatted(steps, most, model.name()));
        }
        return timesteps;
    }

    private Optional<Dcw> dcw() {
        return values.get(SamplingFields.DCW_ENABLED)
                ? Optional.of(new Dcw(
                        values.get(SamplingFields.DCW_MODE),
                        values.get(SamplingFields.DCW_SCALER),
                        values.get(SamplingFields.DCW_HIGH_SCALER),
                        values.get(SamplingFields.DCW_WAVELET)))
                : Optional.empty();
    }

    private Optional<Retake> retake() {
        double variance = values.get(SamplingFields.RETAKE_VARIANCE);
        return variance > 0
                ? Optional.of(new Retake(
                        variance, values.find(SamplingFields.RETAKE_SEED).orElse(List.of())))
                : Optional.empty();
    }
}
