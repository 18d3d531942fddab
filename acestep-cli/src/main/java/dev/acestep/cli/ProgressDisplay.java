package dev.acestep.cli;

import dev.acestep.music.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows progress on the error output: a bar on a terminal, else a line at each new stage and tenth of what it counts. */
final class ProgressDisplay implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final int TENTHS = 10;
    private static final Pattern COUNTING = Pattern.compile("(.*) (\\d{1,9}) of (\\d{1,9})");
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean bar;
    private final boolean silent;
    private String shown = "";

    ProgressDisplay(PrintStream out, boolean bar, boolean silent) {
        this.out = out;
        this.bar = bar;
        this.silent = silent;
    }

    /** A bar if somebody can see it, lines if the output goes elsewhere, nothing beside JSON. */
    static ProgressDisplay forThisTerminal(boolean json) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new ProgressDisplay(System.err, terminal, json);
    }

    @Override
    public synchronized void report(double fraction, String stage) {
        String next = bar ? drawn(fraction, stage) : inTenths(stage);
        if (silent || next.equals(shown)) {
            return;
        }
        shown = next;
        if (bar) {
            out.print(CLEAR + next);
            out.flush();
        } else {
            out.println(stage);
        }
    }

    /** What changes of a stage when there is something to be said: {@code Writing audio codes 120 of 300}, in tenths. */
    private static String inTenths(String stage) {
        Matcher counting = COUNTING.matcher(stage);
        if (!counting.matches()) {
            return stage;
        }
        int all = Math.max(1, Integer.parseInt(counting.group(3)));
        return "%s %d".formatted(counting.group(1), Integer.parseInt(counting.group(2)) * (long) TENTHS / all);
    }

    /** Prints a line of its own, above the bar if there is one. */
    synchronized void say(String line) {
        if (silent) {
            return;
        }
        out.println(bar && !shown.isEmpty() ? CLEAR + line : line);
        shown = "";
    }

    boolean drawsBar() {
        return bar;
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        if (bar && !silent && !shown.isEmpty()) {
            out.print(CLEAR);
            out.flush();
        }
    }

    private static String drawn(double fraction, String stage) {
        int done = (int) Math.round(Math.clamp(fraction, 0, 1) * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%% %s",
                "#".repeat(done),
                ".".repeat(WIDTH - done),
                Math.round(fraction * 100),
                stage);
    }
}
