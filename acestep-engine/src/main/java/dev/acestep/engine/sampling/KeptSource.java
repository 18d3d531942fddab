package dev.acestep.engine.sampling;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a repaint keeps of its source, and how the new meets it.
 *
 * @param made {@code [B, T]}, not 0 where music is made
 * @param latents the source, {@code [B, T, C]}
 * @param injectionRatio share of the steps after which the source, noised to the step's end, is put back
 * @param crossfadeFrames longest ramp outside the made region at the end of the walk, 0 for none
 */
public record KeptSource(Tensor made, Tensor latents, double injectionRatio, int crossfadeFrames) {
    /** After how many steps the source is put back. */
    int injections(int steps) {
        return (int) Math.rint(injectionRatio * steps);
    }

    /** The state with the source, at the time {@code t}, where nothing is made. */
    Tensor injected(Tensor x, Tensor noise, float t) {
        Tensor noised = noise.mul(new Scalar(t)).add(latents.mul(new Scalar(1 - t)));
        return torch.where(made.to(ScalarType.Bool).unsqueeze(2), x, noised);
    }

    /** The end of the walk faded into the source. */
    Tensor blended(Tensor x) {
        if (crossfadeFrames == 0) {
            return x;
        }
        Tensor share = ramps().to(x).unsqueeze(2);
        return share.mul(x).add(share.neg().add(new Scalar(1)).mul(latents));
    }

    /** How much of each frame is new, {@code [B, T]}. */
    private Tensor ramps() {
        int batch = (int) made.size(0);
        int frames = (int) made.size(1);
        byte[] mask = new byte[batch * frames];
        made.to(ScalarType.Bool)
                .to(ScalarType.Byte)
                .cpu()
                .contiguous()
                .data_ptr_byte()
                .get(mask);
        float[] shares = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            shares[i] = mask[i];
        }
        for (int row = 0; row < batch; row++) {
            ramp(shares, row * frames, (row + 1) * frames);
        }
        return torch.tensor(shares).view(batch, frames);
    }

    /** Puts ramps before the first and behind the last made frame of one row. */
    private void ramp(float[] shares, int from, int to) {
        int first = from;
        while (first < to && shares[first] == 0) {
            first++;
        }
        if (first == to) {
            return;
        }
        int end = to;
        while (shares[end - 1] == 0) {
            end--;
        }
        int before = Math.min(crossfadeFrames, first - from);
        for (int i = 1; i <= before; i++) {
            shares[first - i] = 1 - (float) i / (before + 1);
        }
        int behind = Math.min(crossfadeFrames, to - end);
        for (int i = 1; i <= behind; i++) {
            shares[end - 1 + i] = 1 - (float) i / (behind + 1);
        }
    }
}
