package dev.acestep.jobs;

/** No job was taken because its key has less audio left than the job may need. */
public final class InsufficientCredits extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final double neededSeconds;
    private final double leftSeconds;

    /**
     * A refusal that says what would be needed.
     *
     * @param neededSeconds of all outputs together
     * @param leftSeconds 0 or more
     */
    public InsufficientCredits(double neededSeconds, double leftSeconds) {
        super("Insufficient credits: needs %s s of audio, %s s left"
                .formatted(Cost.words(neededSeconds), Cost.words(leftSeconds)));
        this.neededSeconds = neededSeconds;
        this.leftSeconds = leftSeconds;
    }

    public double neededSeconds() {
        return neededSeconds;
    }

    public double leftSeconds() {
        return leftSeconds;
    }
}
