package dev.acestep.engine.codec;

import dev.acestep.music.Pcm;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Audio of which only a window at a time is in native memory. */
interface Samples {
    long length();

    /** The samples {@code [end - begin, channels]}, in the scope that is open now. */
    Tensor rows(long begin, long end);

    static Samples of(Pcm audio) {
        return new Samples() {
            @Override
            public long length() {
                return audio.frames();
            }

            @Override
            public Tensor rows(long begin, long end) {
                return torch.stack(
                        new TensorVector(channel(audio.left(), begin, end), channel(audio.right(), begin, end)), 1);
            }
        };
    }

    private static Tensor channel(float[] samples, long begin, long end) {
        return torch.tensor(Arrays.copyOfRange(samples, (int) begin, (int) end));
    }
}
