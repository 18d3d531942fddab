package dev.acestep.engine.sampling;

import static dev.acestep.engine.Golden.assertClose;

import dev.acestep.engine.Golden;
import dev.acestep.music.Sampling.Dcw;
import dev.acestep.music.Sampling.DcwMode;
import dev.acestep.music.Sampling.Wavelet;
import dev.acestep.tensor.TensorScope;
import java.util.Locale;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WaveletCorrectionTest {
    @ParameterizedTest
    @EnumSource(DcwMode.class)
    void haarsCorrectionIsTheDefinitions(DcwMode mode) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("dcw.safetensors")) {
            for (String frames : new String[] {"T60.", "T61."}) {
                Tensor x = golden.get(frames + "x_next");
                Dcw dcw = new Dcw(mode, 0.05, 0.02, Wavelet.HAAR);
                Tensor corrected = new WaveletCorrection(dcw, x).corrected(x, golden.get(frames + "denoised"), 0.75f);
                assertClose(corrected, golden.get(frames + mode.name().toLowerCase(Locale.ROOT)), 1e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wavelet.class)
    void everyWaveletGivesTheSignalBack(Wavelet wavelet) {
        try (var _ = TensorScope.open()) {
            for (long frames : new long[] {1, 2, 5, 60, 61}) {
                Tensor x = torch.randn(2, frames, 3);
                assertClose(new WaveletTransform(ScalingFilter.of(wavelet), x).scaled(x, 1, 1), x, 2e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wavelet.class)
    void theLowBandHoldsWhatDoesNotChange(Wavelet wavelet) {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.ones(1, 80, 2);
            Tensor low = new WaveletTransform(ScalingFilter.of(wavelet), x).scaled(x, 1, 0);
            assertClose(low.narrow(1, 20, 40), x.narrow(1, 20, 40), 2e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(Wavelet.class)
    void bothBandsAlikeScaleTheWhole(Wavelet wavelet) {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.randn(1, 61, 3);
            Tensor half = new WaveletTransform(ScalingFilter.of(wavelet), x).scaled(x, 0.5, 0.5);
            assertClose(half, x.mul(new Scalar(0.5)), 2e-6);
        }
    }
}
