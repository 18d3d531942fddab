package dev.acestep.engine.source;

import dev.acestep.engine.codec.Samples;
import dev.acestep.music.Pcm;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Audio with silence around it, which is nowhere in memory.
 *
 * @param before samples of silence before the audio
 * @param behind samples of silence behind it
 */
public record Placed(Pcm audio, long before, long behind) implements Samples {
    /** What does not reach it anywhere counts as silent. */
    private static final float SILENT = 1e-6f;

    /** Without silence. */
    public static Placed alone(Pcm audio) {
        return new Placed(audio, 0, 0);
    }

    @Override
    public long length() {
        return before + audio.frames() + behind;
    }

    @Override
    public Tensor rows(long begin, long end) {
        return torch.stack(
                new TensorVector(
                        torch.tensor(piece(audio.left(), begin, end)), torch.tensor(piece(audio.right(), begin, end))),
                1);
    }

    /** Whether there is nothing to hear. */
    public boolean isSilent() {
        return isSilent(audio.left()) && isSilent(audio.right());
    }

    /** The samples of one channel between two places, silence where the audio is not. */
    private float[] piece(float[] channel, long begin, long end) {
        float[] piece = new float[Math.toIntExact(end - begin)];
        long from = Math.max(begin, before);
        long to = Math.min(end, before + channel.length);
        if (from < to) {
            System.arraycopy(channel, (int) (from - before), piece, (int) (from - begin), (int) (to - from));
        }
        return piece;
    }

    private static boolean isSilent(float[] channel) {
        for (float sample : channel) {
            if (!(Math.abs(sample) < SILENT)) {
                return false;
            }
        }
        return true;
    }
}
