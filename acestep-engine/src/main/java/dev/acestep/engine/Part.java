package dev.acestep.engine;

import dev.acestep.music.Progress;

/** The progress of a part of some work, told as that of the whole. */
final class Part implements Progress {
    private final Progress whole;
    private final double begin;
    private final double end;
    private double done;

    private Part(Progress whole, double begin, double end) {
        this.whole = whole;
        this.begin = begin;
        this.end = end;
    }

    /** All of it. */
    static Part all(Progress progress) {
        return new Part(progress, 0, 1);
    }

    /** What lies between two shares of this one. */
    Part between(double from, double to) {
        return new Part(this, from, to);
    }

    /** What has not been told yet. */
    Part rest() {
        return between(done, 1);
    }

    /** A fraction that would fall is told as it was. */
    @Override
    public void report(double fraction, String stage) {
        done = Math.clamp(fraction, done, 1);
        whole.report(begin + (end - begin) * done, stage);
    }

    /** Others have the memory that is needed; it goes on from where it is. */
    void waiting() {
        report(done, "Waiting for memory");
    }
}
