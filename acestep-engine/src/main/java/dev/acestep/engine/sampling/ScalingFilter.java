package dev.acestep.engine.sampling;

import dev.acestep.music.Sampling.Wavelet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The low-pass filter of an orthonormal wavelet.
 *
 * @param taps an even number of them
 */
record ScalingFilter(List<Double> taps) {
    private static final ScalingFilter HAAR = new ScalingFilter(List.of(Math.sqrt(0.5), Math.sqrt(0.5)));
    private static final ScalingFilter DB2 = new ScalingFilter(
            List.of(0.48296291314453416, 0.8365163037378079, 0.2241438680420134, -0.12940952255126037));
    private static final ScalingFilter DB4 = new ScalingFilter(List.of(
            0.23037781330885523,
            0.7148465705525415,
            0.6308807679295904,
            -0.02798376941698385,
            -0.18703481171888114,
            0.030841381835986965,
            0.032883011666982945,
            -0.010597401784997278));
    private static final ScalingFilter SYM4 = new ScalingFilter(List.of(
            0.0322231006040427,
            -0.012603967262037833,
            -0.09921954357684722,
            0.29785779560527736,
            0.8037387518059161,
            0.49761866763201545,
            -0.02963552764599851,
            -0.07576571478927333));
    private static final ScalingFilter SYM8 = new ScalingFilter(List.of(
            0.0018899503327594609,
            -0.0003029205147213668,
            -0.01495225833704823,
            0.003808752013890615,
            0.049137179673607506,
            -0.027219029917056003,
            -0.05194583810770904,
            0.3644418948353314,
            0.7771857517005235,
            0.4813596512583722,
            -0.061273359067658524,
            -0.1432942383508097,
            0.007607487324917605,
            0.03169508781149298,
            -0.0005421323317911481,
            -0.0033824159510061256));
    private static final ScalingFilter COIF2 = new ScalingFilter(List.of(
            0.016387336463522112,
            -0.04146493678175915,
            -0.06737255472196302,
            0.3861100668211622,
            0.8127236354455423,
            0.41700518442169254,
            -0.0764885990783064,
            -0.0594344186464569,
            0.023680171946334084,
            0.0056114348193944995,
            -0.0018232088707029932,
            -0.0007205494453645122));

    ScalingFilter {
        taps = List.copyOf(taps);
    }

    static ScalingFilter of(Wavelet wavelet) {
        return switch (wavelet) {
            case HAAR -> HAAR;
            case DB2 -> DB2;
            case DB4 -> DB4;
            case SYM4 -> SYM4;
            case SYM8 -> SYM8;
            case COIF2 -> COIF2;
        };
    }

    int length() {
        return taps.size();
    }

    /** This filter's taps, then those of the high-pass filter that completes it: backwards, with every other sign. */
    List<Double> bothBands() {
        Stream<Double> high =
                IntStream.range(0, length()).mapToObj(i -> (i % 2 == 0 ? 1 : -1) * taps.get(length() - 1 - i));
        return Stream.concat(taps.stream(), high).toList();
    }
}
