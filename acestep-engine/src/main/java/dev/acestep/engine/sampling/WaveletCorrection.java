package dev.acestep.engine.sampling;

import dev.acestep.music.Sampling.Dcw;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Differential correction in the wavelet domain (DCW): after a step, the bands of the state move away from those of the
 * data that the step was heading for, the low band most at the beginning, the high band most at the end. Haar's
 * correction is specified; what the other wavelets do at the ends of the signal is not confirmed.
 */
final class WaveletCorrection {
    private final Dcw settings;
    private final WaveletTransform transform;

    /** Keeps its filters in the scope that is open now. */
    WaveletCorrection(Dcw settings, Tensor like) {
        this.settings = settings;
        this.transform = new WaveletTransform(ScalingFilter.of(settings.wavelet()), like);
    }

    /**
     * The corrected state.
     *
     * @param x the state after the step, {@code [B, T, C]}
     * @param data where the step was heading
     * @param t when the step began
     */
    Tensor corrected(Tensor x, Tensor data, float t) {
        Tensor away = x.sub(data);
        double early = t * settings.scaler();
        return switch (settings.mode()) {
            case LOW -> x.add(transform.scaled(away, early, 0));
            case HIGH -> x.add(transform.scaled(away, 0, (1 - t) * settings.scaler()));
            case DOUBLE -> x.add(transform.scaled(away, early, (1 - t) * settings.highScaler()));
            case PIX -> x.add(away.mul(new Scalar(settings.scaler())));
        };
    }
}
