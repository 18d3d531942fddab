package dev.acestep.music;

/** Where an engine reports to, after every step; the caller's way to stop it. Used from the engine's own thread. */
@FunctionalInterface
public interface Progress {
    /** Reports nowhere and never stops the engine. */
    Progress SILENT = (fraction, stage) -> {};

    /**
     * Reports how far the work is.
     *
     * @param fraction 0 to 1, never falling
     * @param stage what is being done, in words for the person who waits: {@code Generating music}
     * @throws Cancelled if the work is not wanted any more; the engine lets it pass
     */
    void report(double fraction, String stage);
}
