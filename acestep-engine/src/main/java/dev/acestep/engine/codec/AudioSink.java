package dev.acestep.engine.codec;

import dev.acestep.music.Pcm;
import dev.acestep.tensor.TensorScope;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Collects what the decoder makes of overlapping windows. */
final class AudioSink {
    private final float[] left;
    private final float[] right;
    private final long hop;
    private final DoubleConsumer progress;

    AudioSink(long frames, long hop, DoubleConsumer progress) {
        int samples = Math.toIntExact(frames * hop);
        this.left = new float[samples];
        this.right = new float[samples];
        this.hop = hop;
        this.progress = progress;
    }

    /** Takes the rows {@code [n, 2]} of a window as they come, and keeps its core. */
    Consumer<Tensor> of(Tiles.Window window) {
        return new Consumer<>() {
            private long position = window.begin() * hop;

            @Override
            public void accept(Tensor rows) {
                long end = position + rows.size(0);
                long from = Math.max(position, window.coreBegin() * hop);
                long to = Math.min(end, window.coreEnd() * hop);
                if (from < to) {
                    write(rows.narrow(0, from - position, to - from), (int) from);
                    progress.accept(to / (double) left.length);
                }
                position = end;
            }
        };
    }

    private void write(Tensor rows, int position) {
        try (var _ = TensorScope.open()) {
            Tensor channels = rows.t().cpu().to(ScalarType.Float).contiguous();
            int length = (int) rows.size(0);
            channels.select(0, 0).data_ptr_float().get(left, position, length);
            channels.select(0, 1).data_ptr_float().get(right, position, length);
        }
    }

    Pcm pcm() {
        return new Pcm(left, right);
    }
}
