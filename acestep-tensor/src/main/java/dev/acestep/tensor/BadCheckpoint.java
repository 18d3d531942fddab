package dev.acestep.tensor;

/** A checkpoint is not what its format or the model needs; the message names the file or tensor, and the rule. */
public final class BadCheckpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadCheckpoint(String message) {
        super(message);
    }

    public BadCheckpoint(String message, Throwable cause) {
        super(message, cause);
    }
}
