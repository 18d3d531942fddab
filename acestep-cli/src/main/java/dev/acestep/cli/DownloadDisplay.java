package dev.acestep.cli;

import dev.acestep.engine.download.DownloadEvent;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows a download: a bar with rate and time left on a terminal, else a line for every tenth of a file. */
final class DownloadDisplay implements AutoCloseable {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ProgressDisplay display;
    private final Thread farewell;
    private long windowNanos = System.nanoTime();
    private long windowDone = -1;
    private double rate;

    DownloadDisplay(ProgressDisplay display) {
        this.display = display;
        this.farewell = Thread.ofPlatform()
                .unstarted(() -> display.say("interrupted; the same command goes on where this one stopped"));
    }

    static DownloadDisplay forThisTerminal(boolean json) {
        DownloadDisplay display = new DownloadDisplay(ProgressDisplay.forThisTerminal(json));
        Runtime.getRuntime().addShutdownHook(display.farewell);
        return display;
    }

    void say(String line) {
        display.say(line);
    }

    void show(DownloadEvent event) {
        switch (event) {
            case DownloadEvent.Note(String text) -> display.say(text);
            case DownloadEvent.Progress(String file, long done, long total) -> progress(file, done, total);
            case DownloadEvent.Present _, DownloadEvent.Installed _ -> {}
        }
    }

    private void progress(String file, long done, long total) {
        double fraction = total == 0 ? 1 : (double) done / total;
        int tenths = (int) (fraction * 10);
        measure(done);
        String stage = display.drawsBar()
                ? "%s of %s%s  %s".formatted(amount(done), amount(total), pace(total - done), file)
                : "%3d%% of %s  %s".formatted(tenths * 10, amount(total), file);
        display.report(fraction, stage);
    }

    /** The rate over the last seconds, which is what says how long the rest will take. */
    private void measure(long done) {
        long now = System.nanoTime();
        if (windowDone < 0) {
            windowDone = done;
            windowNanos = now;
        } else if (now - windowNanos >= WINDOW_NANOS || (rate == 0 && now - windowNanos > WINDOW_NANOS / 5)) {
            rate = Math.max(0, done - windowDone) / ((now - windowNanos) / 1e9);
            windowDone = done;
            windowNanos = now;
        }
    }

    private String pace(long left) {
        if (rate < 1) {
            return "";
        }
        long seconds = Math.round(left / rate);
        return String.format(Locale.ROOT, ", %.1f MB/s, %d:%02d left", rate / 1e6, seconds / 60, seconds % 60);
    }

    private static String amount(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    @Override
    public void close() {
        display.close();
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException _) {
            return;
        }
    }
}
