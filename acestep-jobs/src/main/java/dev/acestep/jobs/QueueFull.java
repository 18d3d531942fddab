package dev.acestep.jobs;

/** No job was taken because as many as may wait do so already. */
public final class QueueFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public QueueFull(int retryAfterSeconds) {
        super("Server busy: queue is full");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When a place is likely to be free. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
