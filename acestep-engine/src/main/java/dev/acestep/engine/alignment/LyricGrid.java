package dev.acestep.engine.alignment;

import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A number, in 32 bits, for each token of the lyrics at each frame of the song. */
final class LyricGrid {
    private final float[] values;
    private final int frames;

    private LyricGrid(float[] values, int frames) {
        this.values = values;
        this.frames = frames;
    }

    /** A copy of {@code [tokens, frames]}. */
    static LyricGrid of(Tensor matrix) {
        Tensor here = matrix.to(new Device("cpu"), ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(here.numel())];
        new FloatPointer(here.data_ptr_float()).get(values);
        return new LyricGrid(values, Math.toIntExact(here.size(1)));
    }

    int tokens() {
        return values.length / frames;
    }

    int frames() {
        return frames;
    }

    float at(int token, int frame) {
        return values[token * frames + frame];
    }

    /** Adds another grid of this size to this one. */
    void add(LyricGrid other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
    }

    /** Another grid, of what becomes of each value. */
    LyricGrid map(DoubleUnaryOperator change) {
        float[] changed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = (float) change.applyAsDouble(values[i]);
        }
        return new LyricGrid(changed, frames);
    }

    /** With the least value at 0 and the greatest at 1; all zeros if they are the same. */
    LyricGrid stretched() {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double from = least;
        double range = (double) greatest - least;
        return map(value -> range > 0 ? (value - from) / range : 0);
    }
}
