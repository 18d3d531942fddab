package dev.acestep.engine.download;

/** A model could not be had; the message is the one line that says why and what to do. */
public sealed class DownloadFailed extends RuntimeException permits HubUnreachable {
    private static final long serialVersionUID = 1L;

    DownloadFailed(String message) {
        super(message);
    }

    DownloadFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
