package dev.acestep.engine.models;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much main memory this process could still take. */
final class MainMemory {
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
    private static final Pattern CACHED_FILES = Pattern.compile("(?m)^inactive_file (\\d+)$");

    private final Path root;

    MainMemory(Path root) {
        this.root = root;
    }

    static OptionalLong available() {
        OptionalLong known = new MainMemory(Path.of("/")).availableOnLinux();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return known.isPresent() ? known : OptionalLong.of(system.getFreeMemorySize());
    }

    /** The smaller of what the machine has available and what the container may still take. */
    OptionalLong availableOnLinux() {
        return List.of(number("proc/meminfo", AVAILABLE, 1024), leftInContainer()).stream()
                .flatMapToLong(OptionalLong::stream)
                .min();
    }

    /** Cached files count as free, as the kernel drops them first. */
    private OptionalLong leftInContainer() {
        OptionalLong limit = number("sys/fs/cgroup/memory.max", Pattern.compile("(\\d+)"), 1);
        OptionalLong used = number("sys/fs/cgroup/memory.current", Pattern.compile("(\\d+)"), 1);
        if (limit.isEmpty() || used.isEmpty()) {
            return OptionalLong.empty();
        }
        long cached = number("sys/fs/cgroup/memory.stat", CACHED_FILES, 1).orElse(0);
        return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + cached));
    }

    private OptionalLong number(String file, Pattern pattern, long unit) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(root.resolve(file)));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * unit) : OptionalLong.empty();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
