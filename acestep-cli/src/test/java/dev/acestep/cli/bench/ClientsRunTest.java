package dev.acestep.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void allDialectsAtOnceLoseNothingUnderAKillWithReceiversThatFail() throws IOException, InterruptedException {
        ClientsRun.Report report = new ClientsRun(folder, new ClientsRun.Plan(20, 20, 1, 0.3, 10)).run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.succeeded()).isPositive();
        assertThat(report.attempts()).isGreaterThan(report.webhooks());
        assertThat(report.privateRefused()).isPositive();
        assertThat(report.accepted().values()).allMatch(count -> count > 0);
    }
}
