package dev.acestep.engine.download;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Counts the bytes of everything that is missing, and reports them a few times a second. */
final class Tally {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final long total;
    private final Consumer<DownloadEvent> listener;
    private String current = "";
    private long finished;
    private long lastNanos;

    Tally(long total, Consumer<DownloadEvent> listener) {
        this.total = total;
        this.listener = listener;
    }

    /** So much of the current file is here. */
    void at(String label, long bytes) {
        long now = System.nanoTime();
        if (!current.equals(label) || now - lastNanos >= INTERVAL_NANOS) {
            current = label;
            lastNanos = now;
            listener.accept(new DownloadEvent.Progress(label, finished + bytes, total));
        }
    }

    void finished(String label, long bytes) {
        finished += bytes;
        listener.accept(new DownloadEvent.Progress(label, finished, total));
    }
}
