package dev.acestep.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has had, as Linux counts it. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String CLEAR_PEAK = "5";
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");
    private static final Pattern NOW = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private PeakMemory() {}

    /** From here on; where that cannot be said, the peak is that of the whole process. */
    static void reset() {
        try {
            Files.writeString(CLEAR, CLEAR_PEAK);
        } catch (IOException _) {
            return;
        }
    }

    /** The most since the last reset, in bytes, or empty where nobody counts. */
    static OptionalLong bytes() {
        return counted(PEAK);
    }

    /** What is there now, in bytes, or empty where nobody counts. */
    static OptionalLong now() {
        return counted(NOW);
    }

    private static OptionalLong counted(Pattern line) {
        try {
            Matcher matcher = line.matcher(Files.readString(STATUS));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
