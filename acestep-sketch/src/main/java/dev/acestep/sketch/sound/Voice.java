package dev.acestep.sketch.sound;

/** The sound of one note. */
interface Voice {
    /**
     * Adds the next {@code to - from} frames to {@code out}.
     *
     * @return whether there is more to come
     */
    boolean render(float[] out, int from, int to);
}
