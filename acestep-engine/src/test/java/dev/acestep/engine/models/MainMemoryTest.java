package dev.acestep.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainMemoryTest {
    @TempDir
    private Path root = Path.of("");

    @Test
    void theMachineSaysWhatItHasAvailable() throws IOException {
        write("proc/meminfo", "MemTotal:       24689152 kB\nMemFree: 1 kB\nMemAvailable:   10000000 kB\n");

        assertThat(new MainMemory(root).availableOnLinux()).hasValue(10_240_000_000L);
    }

    @Test
    void aContainersLimitCountsAndCachedFilesDoNot() throws IOException {
        write("proc/meminfo", "MemAvailable:   10000000 kB\n");
        write("sys/fs/cgroup/memory.max", "4000000000\n");
        write("sys/fs/cgroup/memory.current", "3000000000\n");
        write("sys/fs/cgroup/memory.stat", "anon 2500000000\ninactive_file 400000000\n");

        assertThat(new MainMemory(root).availableOnLinux()).hasValue(1_400_000_000L);
    }

    @Test
    void aContainerWithoutLimitIsTheMachine() throws IOException {
        write("proc/meminfo", "MemAvailable:   10000000 kB\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "3000000000\n");

        assertThat(new MainMemory(root).availableOnLinux()).hasValue(10_240_000_000L);
    }

    @Test
    void thisMachineHasSome() {
        assertThat(MainMemory.available().orElseThrow()).isPositive();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
