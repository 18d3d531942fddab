package dev.acestep.cli;

import dev.acestep.cli.bench.ClientsRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep bench clients}: all dialects at once, with webhooks and credits, under kills. */
@Command(
        name = "clients",
        description = {
            "Runs an own server on a temporary folder and calls it in every dialect at once, with keys that have credits"
                    + " and webhooks to a receiver that often fails, while the server is killed (-9).",
            "Checks that every job ended, every webhook was told, none went to a private address, and credits add up."
        },
        sortOptions = false,
        footer = {"", "Example:", "  acestep bench clients --clients 200 --seconds 600 --kills 2 --failing 0.3"})
final class BenchClients implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--clients", paramLabel = "N", defaultValue = "200", description = "Clients at once (default 200).")
    private int clients = 200;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "600",
            description = "How long songs are asked for (default 600).")
    private double seconds = 600;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "2",
            description = "Kill the server so many times (default 2).")
    private int kills = 2;

    @Option(
            names = "--failing",
            paramLabel = "P",
            defaultValue = "0.3",
            description = "Share of webhooks that the receiver answers badly (default 0.3).")
    private double failing = 0.3;

    @Option(
            names = "--song-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of the songs (default 10; providers take 10 or more).")
    private double songSeconds = 10;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("acestep-bench");
        try {
            ClientsRun.Report report =
                    new ClientsRun(folder, new ClientsRun.Plan(clients, seconds, kills, failing, songSeconds)).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? Json.text(report) : report.text());
            return report.problems().isEmpty() ? 0 : Failures.FAILED;
        } finally {
            TemporaryFolder.delete(folder);
        }
    }
}
