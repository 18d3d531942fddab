package dev.acestep.tensor;

/**
 * A checkpoint is not what its format or the model needs; the message names the file or tensor, and the rule.
 *
 * <p>The message is one line of bounded length, whatever the file holds.
 */
public final class BadCheckpoint extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 600;

    public BadCheckpoint(String message) {
        super(line(message));
    }

    public BadCheckpoint(String message, Throwable cause) {
        super(line(message), cause);
    }

    private static String line(String message) {
        String plain =
                message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
