package dev.acestep.sketch.sound;

/** What a stereo signal runs through, in place. */
interface Effect {
    Effect NONE = (_, _, _) -> {};

    void process(float[] left, float[] right, int frames);

    default Effect then(Effect next) {
        return (left, right, frames) -> {
            process(left, right, frames);
            next.process(left, right, frames);
        };
    }
}
