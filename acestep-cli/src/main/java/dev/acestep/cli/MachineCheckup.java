package dev.acestep.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.acestep.audio.Ffmpeg;
import dev.acestep.cli.Doctor.Finding;
import dev.acestep.music.AudioFormat;
import dev.acestep.tensor.Cuda;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What {@code doctor} looks at on the machine itself. */
final class MachineCheckup {
    private static final int WANTED_JAVA = 25;
    private static final long WANTED_MEMORY = 2L << 30;
    private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");

    private MachineCheckup() {}

    static Finding java() {
        String found = "%s %s in %s"
                .formatted(System.getProperty("java.vendor"), Runtime.version(), System.getProperty("java.home"));
        return Runtime.version().feature() >= WANTED_JAVA
                ? Finding.ok("jdk", found)
                : Finding.fail("jdk", found, "install a JDK %d or newer".formatted(WANTED_JAVA));
    }

    static Finding processors() {
        return Finding.ok(
                "cpu",
                "%d cores, %s".formatted(Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch")));
    }

    static Finding memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize();
        String found = "%.1f GB, of which Java may use %.1f GB"
                .formatted(total / 1e9, Runtime.getRuntime().maxMemory() / 1e9);
        return total >= WANTED_MEMORY
                ? Finding.ok("memory", found)
                : Finding.warn("memory", found, "songs of ten minutes want 2 GB");
    }

    static Finding graphics() {
        if (!Files.exists(NVIDIA_DRIVER)) {
            return Finding.ok("gpu", "none found; none is needed");
        }
        return Cuda.isBuiltIn()
                ? Finding.ok("gpu", graphicsCards())
                : Finding.warn(
                        "gpu", graphicsCards(), "this build cannot use it; './mvnw -Pcuda package' makes one that can");
    }

    static Finding ffmpeg() {
        try {
            String version = Ffmpeg.version();
            Set<AudioFormat> missing = EnumSet.complementOf(EnumSet.copyOf(Ffmpeg.encodable()));
            String found = "%s in the process".formatted(version);
            if (missing.isEmpty()) {
                return Finding.ok("ffmpeg", found + ", writes " + AudioFormat.words());
            }
            String names = missing.stream().map(AudioFormat::wireName).collect(Collectors.joining(", "));
            return Finding.warn("ffmpeg", found, "it cannot write " + names + "; ask for another format");
        } catch (IllegalStateException e) {
            return Finding.fail(
                    "ffmpeg",
                    String.valueOf(e.getMessage()),
                    "delete the folder of extracted libraries and build again");
        }
    }

    private static String graphicsCards() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done ? text.strip().replaceAll("\\R", "; ") : "an NVIDIA driver";
        } catch (IOException _) {
            return "an NVIDIA driver, no nvidia-smi";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "an NVIDIA driver";
        }
    }
}
