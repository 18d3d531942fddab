package dev.acestep.cli;

import dev.acestep.cli.bench.KillRun;
import dev.acestep.cli.bench.LoadRun;
import dev.acestep.cli.bench.NativeClient;
import dev.acestep.cli.bench.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep bench http}: how the server answers under load, and what a kill costs. */
@Command(
        name = "http",
        description = {
            "Submits, polls and downloads with many clients, and shows how long the answers took.",
            "With --kills, kills the server (-9) again and again instead, and checks that no job is lost or done twice."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep bench http --clients 50 --rate 200 --seconds 30",
            "  acestep bench http --kills 10 --jobs 1000 --clients 50"
        })
final class BenchHttp implements Callable<Integer> {
    private static final int JOBS_OF_A_KILL_RUN = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Server to measure (default: an own one on a temporary folder).")
    private @Nullable String url;

    @Option(names = "--api-key", paramLabel = "KEY", description = "Its API key.")
    private @Nullable String key;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "50", description = "Clients at once (default 50).")
    private int clients = 50;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "200",
            description = "Submissions a second, all clients together (default 200).")
    private double rate = 200;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "How long to submit (default 30).")
    private double seconds = 30;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "5",
            description = "Seconds before that, not counted (default 5).")
    private double warmUp = 5;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Submit this many and no more (with --kills: default 1000).")
    private @Nullable Integer jobs;

    @Option(
            names = "--drain",
            paramLabel = "S",
            defaultValue = "10",
            description =
                    "Seconds of polling after the last submission (default 10); what is unfinished then is cancelled.")
    private double drain = 10;

    @Option(
            names = "--song-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Length of the songs (default 10).")
    private double songSeconds = 10;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "0", description = "Kill the own server so many times.")
    private int kills;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("acestep-bench");
        try {
            return kills > 0 ? kill(folder) : load(folder);
        } finally {
            TemporaryFolder.delete(folder);
        }
    }

    private int load(Path folder) throws IOException, InterruptedException {
        if (url != null) {
            return measure(url);
        }
        Map<String, String> settings =
                Map.of("ACESTEP_QUEUE_MAXSIZE", "1000000", "ACESTEP_SHUTDOWN_GRACE_SECONDS", "0");
        try (ServerProcess server = ServerProcess.start(
                folder.resolve("server.log"), settings, List.of("--port", "0", "--data", folder.toString()))) {
            return measure(server.url());
        }
    }

    private int measure(String server) throws InterruptedException {
        int all = jobs == null ? (int) Math.round((warmUp + seconds) * rate) : jobs;
        try (NativeClient client = new NativeClient(server, Optional.ofNullable(key))) {
            LoadRun.Report report =
                    new LoadRun(client, new LoadRun.Plan(clients, rate, warmUp, all, drain, songSeconds)).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? Json.text(report) : report.text());
            return report.hasErrors() ? Failures.FAILED : 0;
        }
    }

    private int kill(Path folder) throws IOException, InterruptedException {
        int all = jobs == null ? JOBS_OF_A_KILL_RUN : jobs;
        KillRun.Report report = new KillRun(folder, new KillRun.Plan(clients, all, kills, songSeconds)).run();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(report) : report.text());
        return report.problems().isEmpty() ? 0 : Failures.FAILED;
    }
}
