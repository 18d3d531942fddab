package dev.acestep.jobs.webhooks;

/** A URL to which no webhook goes; the message is the reason, fit for the one who sent it. */
final class RefusedTarget extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedTarget(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
