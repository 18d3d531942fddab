package dev.acestep.engine.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that has brought nothing for too long, which ends the read that waits for it. */
final class StallGuard implements AutoCloseable {
    private final InputStream stream;
    private final Duration longest;
    private final Thread watch;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration longest) {
        this.stream = stream;
        this.longest = longest;
        this.watch = Thread.ofVirtual().name("stall-guard").unstarted(this::watch);
    }

    StallGuard started() {
        watch.start();
        return this;
    }

    /** Says that bytes have come. */
    void fed() {
        lastNanos = System.nanoTime();
    }

    boolean stalled() {
        return stalled;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            long left = longest.toNanos();
            while (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
                left = longest.toNanos() - (System.nanoTime() - lastNanos);
            }
            stalled = true;
            stream.close();
        } catch (InterruptedException | IOException _) {
            return;
        }
    }
}
