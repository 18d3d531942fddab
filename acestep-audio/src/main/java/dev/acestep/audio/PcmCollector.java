package dev.acestep.audio;

import dev.acestep.music.Pcm;
import java.util.Arrays;
import java.util.function.Consumer;

/** Joins blocks to one piece of audio. */
final class PcmCollector implements Consumer<Pcm> {
    private float[] left = new float[1 << 16];
    private float[] right = new float[1 << 16];
    private int frames;

    @Override
    public void accept(Pcm block) {
        int end = Math.addExact(frames, block.frames());
        if (end > left.length) {
            int capacity = Math.max(end, left.length + (left.length >> 1));
            left = Arrays.copyOf(left, capacity);
            right = Arrays.copyOf(right, capacity);
        }
        System.arraycopy(block.left(), 0, left, frames, block.frames());
        System.arraycopy(block.right(), 0, right, frames, block.frames());
        frames = end;
    }

    Pcm audio() {
        return new Pcm(Arrays.copyOf(left, frames), Arrays.copyOf(right, frames));
    }
}
