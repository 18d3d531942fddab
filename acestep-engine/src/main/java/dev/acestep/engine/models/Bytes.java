package dev.acestep.engine.models;

import java.util.Locale;

/** Amounts of memory in words. */
public final class Bytes {
    private Bytes() {}

    /** {@code 4.8 GB}, or {@code 3.1 MB} for what is smaller. */
    public static String text(long bytes) {
        return bytes >= 100_000_000
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
