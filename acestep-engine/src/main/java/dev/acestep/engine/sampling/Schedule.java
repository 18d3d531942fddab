package dev.acestep.engine.sampling;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Sampling;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The times that a walk passes, in the 32-bit arithmetic of the reference.
 *
 * @param times one more than there are steps; the last one is where the walk ends, usually 0
 */
public record Schedule(List<Float> times) {
    private static final int MOST_TURBO_STEPS = 20;

    /** Turbo's tables by shift: the times it was distilled at. */
    private static final List<List<Double>> TURBO = List.of(
            List.of(1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125),
            List.of(1.0, 14.0 / 15, 6.0 / 7, 10.0 / 13, 2.0 / 3, 6.0 / 11, 0.4, 2.0 / 9),
            List.of(1.0, 21.0 / 22, 0.9, 5.0 / 6, 0.75, 9.0 / 14, 0.5, 0.3));

    /** Every time of the tables, falling. */
    private static final List<Double> TURBO_TIMES = TURBO.stream()
            .flatMap(List::stream)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();

    public Schedule {
        times = List.copyOf(times);
        if (times.size() < 2) {
            throw new IllegalArgumentException("A schedule has at least one step, not the times " + times);
        }
    }

    /** The schedule that a checkpoint walks: turbo its tables, the 2B base no times of the request's own. */
    public static Schedule of(Sampling sampling, AceStepConfig config) {
        if (config.turbo()) {
            return turbo(sampling.timesteps(), sampling.shift());
        }
        boolean ignoresTimesteps = config.modelVersion().equals("base") && !config.timbreClassToken();
        return sampling.timesteps().isEmpty() || ignoresTimesteps
                ? shifted(sampling.steps(), sampling.shift())
                : verbatim(sampling.timesteps());
    }

    /** Turbo's table of the nearest shift; the smaller one if two are as near. */
    public static Schedule turbo(double shift) {
        return endingAtZero(
                TURBO.get(nearest(IntStream.rangeClosed(1, TURBO.size()).boxed(), shift)));
    }

    /** The given times, each moved to the nearest that turbo was distilled at; without any but 0, the shift's table. */
    public static Schedule turbo(List<Double> timesteps, double shift) {
        int end = timesteps.size();
        while (end > 0 && timesteps.get(end - 1) == 0) {
            end--;
        }
        if (end == 0) {
            return turbo(shift);
        }
        return endingAtZero(timesteps.subList(0, Math.min(end, MOST_TURBO_STEPS)).stream()
                .map(t -> TURBO_TIMES.get(nearest(TURBO_TIMES.stream(), t)))
                .toList());
    }

    /** Equal steps from 1 to 0, then shifted towards the noise: {@code s * t / (1 + (s - 1) * t)}. */
    public static Schedule shifted(int steps, double shift) {
        return new Schedule(IntStream.rangeClosed(0, steps)
                .mapToObj(i -> shifted(even(i, steps), shift))
                .toList());
    }

    /** The given times as they are; the walk ends at the last of them. */
    public static Schedule verbatim(List<Double> timesteps) {
        if (timesteps.size() < 2) {
            throw InvalidRequest.notAllowed("timesteps", timesteps, "list of two numbers or more for this model");
        }
        return new Schedule(timesteps.stream().map(Double::floatValue).toList());
    }

    public int steps() {
        return times.size() - 1;
    }

    /** The time at which step {@code i} begins; of {@code steps()}, the end. */
    public float at(int i) {
        return times.get(i);
    }

    /** The rest of this schedule from the step that begins nearest to the level. */
    public Schedule startingNear(double level) {
        int start = nearest(times.subList(0, steps()).stream(), level);
        return new Schedule(times.subList(start, times.size()));
    }

    /** The times as a model in 16-bit brain floats sees them. */
    Schedule inBrainFloats() {
        return new Schedule(times.stream().map(Schedule::brainFloat).toList());
    }

    private static Schedule endingAtZero(List<Double> starts) {
        return new Schedule(Stream.concat(starts.stream().map(Double::floatValue), Stream.of(0f))
                .toList());
    }

    /** Counts from the nearer end and rounds once, as libtorch's linspace does. */
    private static float even(int i, int steps) {
        float step = -1f / steps;
        return i < (steps + 1) / 2 ? Math.fma(step, i, 1f) : -step * (steps - i);
    }

    private static float shifted(float t, double shift) {
        return shift == 1 ? t : (float) shift * t / (1 + (float) (shift - 1) * t);
    }

    private static float brainFloat(float value) {
        int bits = Float.floatToIntBits(value);
        int halfToEven = 0x7FFF + ((bits >>> 16) & 1);
        return Float.intBitsToFloat((bits + halfToEven) & 0xFFFF0000);
    }

    /** The first of those nearest, in the 32 bits in which the reference measures. */
    private static int nearest(Stream<? extends Number> values, double wanted) {
        List<Float> distances = values.map(value -> Math.abs(value.floatValue() - (float) wanted))
                .toList();
        return distances.indexOf(Collections.min(distances));
    }
}
