package dev.acestep.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void noJobIsLostOrDoneTwiceHoweverOftenTheServerIsKilled() throws IOException, InterruptedException {
        KillRun.Report report = new KillRun(folder, new KillRun.Plan(10, 60, 3, 10)).run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.accepted()).isEqualTo(60);
        assertThat(report.kills()).isEqualTo(3);
        assertThat(report.succeeded()).isEqualTo(60);
    }
}
