package dev.acestep.engine.download;

/** A hub gives no usable answer, however often it is asked; another hub may. */
final class HubUnreachable extends DownloadFailed {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final String reason;

    HubUnreachable(String host, String reason, Throwable cause) {
        super("%s cannot be reached: %s".formatted(host, reason), cause);
        this.host = host;
        this.reason = reason;
    }

    /** The hub and what is the matter with it, in a few words. */
    String inShort() {
        return "%s (%s)".formatted(host, reason);
    }
}
