package dev.acestep.sketch.sound;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How an instrument sounds.
 *
 * @param level amplitude that makes it as loud as the others
 * @param placement where a pitch sits within the part's panorama, −1 to 1
 * @param slurred whether notes that touch glide into each other
 * @param voices makes the sound of a note
 * @param effect makes what the whole part runs through
 */
record Patch(
        double level, Placement placement, boolean slurred, Function<Tone, Voice> voices, Supplier<Effect> effect) {
    /** Where a pitch sits, −1 (left) to 1 (right). */
    interface Placement {
        Placement CENTRE = _ -> 0;
        Placement KEYBOARD = pitch -> Math.clamp((pitch - 62) / 70.0, -0.4, 0.4);

        double of(int pitch);
    }

    static Patch of(double level, Function<Tone, Voice> voices) {
        return new Patch(level, Placement.CENTRE, false, voices, () -> Effect.NONE);
    }

    Patch placed(Placement places) {
        return new Patch(level, places, slurred, voices, effect);
    }

    Patch legato() {
        return new Patch(level, placement, true, voices, effect);
    }

    Patch through(Supplier<Effect> effects) {
        return new Patch(level, placement, slurred, voices, effects);
    }
}
