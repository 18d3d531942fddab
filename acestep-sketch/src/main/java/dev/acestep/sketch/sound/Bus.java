package dev.acestep.sketch.sound;

import java.util.Arrays;

/** A group of the mixing desk: what its players send, dry and into its room, and the equaliser after them. */
final class Bus {
    final float[] left = new float[Desk.BLOCK];
    final float[] right = new float[Desk.BLOCK];
    final float[] sendLeft = new float[Desk.BLOCK];
    final float[] sendRight = new float[Desk.BLOCK];

    private final Reverb room = new Reverb();
    private final Effect equaliser =
            Biquad.highPass(28, 0.7).then(Biquad.peak(350, 0.6, -2)).then(Biquad.highShelf(3500, 3.5));

    void clear() {
        for (float[] signal : new float[][] {left, right, sendLeft, sendRight}) {
            Arrays.fill(signal, 0);
        }
    }

    void finish(int frames) {
        room.process(sendLeft, sendRight, left, right, frames);
        equaliser.process(left, right, frames);
    }
}
