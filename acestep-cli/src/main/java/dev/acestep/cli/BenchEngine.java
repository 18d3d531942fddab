package dev.acestep.cli;

import dev.acestep.engine.bench.DoesNotFit;
import dev.acestep.engine.bench.EngineBench;
import dev.acestep.engine.bench.EngineBench.Baseline;
import dev.acestep.engine.bench.EngineReport;
import dev.acestep.engine.bench.PublishedTopologies;
import dev.acestep.engine.bench.SongLength;
import dev.acestep.engine.bench.Topology;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acestep bench engine}: how fast the neural engine is on this machine, without any checkpoint. */
@Command(
        name = "engine",
        description = {
            "Builds a published model with random weights in memory, runs the stages of one song, and shows for each its",
            "time, what was counted of it, and the share of what this machine can do. Several precisions are compared."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep bench engine --random-weights acestep-v15-turbo --duration 30 --precision fp32,int8",
            "  acestep bench engine --random-weights acestep-v15-turbo --precision int8 --baseline --json"
        })
final class BenchEngine implements Runnable {
    private static final int MOST_STEPS = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--random-weights",
            paramLabel = "MODEL",
            required = true,
            description = "Published model whose sizes are taken, or 'tiny'.")
    private String model = "";

    @Option(
            names = "--duration",
            paramLabel = "S",
            defaultValue = "30",
            description = "Length of the song in seconds (default 30).")
    private double duration = 30;

    @Option(
            names = "--precision",
            paramLabel = "P[,P...]",
            split = ",",
            defaultValue = "fp32,int8",
            description = "fp32, bf16 or int8, one after the other (default fp32,int8).")
    private List<Precision> precisions = List.of();

    @Option(names = "--device", paramLabel = "D", defaultValue = "cpu", description = "cpu (default), cuda or cuda:N.")
    private String device = "cpu";

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps to measure (default: the model's own number, at most 8); the song counts all of them.")
    private @Nullable Integer steps;

    @Option(
            names = "--baseline",
            description = "Compares with the VAE as the reference runs it: measures one of its tiles, counts them all.")
    private boolean baseline;

    @Option(names = "--full-baseline", description = "The same, with every tile measured: takes minutes.")
    private boolean fullBaseline;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        EngineBench.Plan plan = plan();
        PrintWriter err = spec.commandLine().getErr();
        try {
            EngineReport report = new EngineBench(plan, line -> {
                        err.println(line);
                        err.flush();
                    })
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? Json.text(report) : report.text());
            out.flush();
        } catch (DoesNotFit e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private EngineBench.Plan plan() {
        Topology topology = PublishedTopologies.of(model)
                .orElseThrow(() -> wrong("--random-weights: \"%s\" is not one of %s"
                        .formatted(model, String.join(", ", PublishedTopologies.names()))));
        if (!(duration >= 1 && duration <= 600)) {
            throw wrong("--duration: %s is not 1 to 600".formatted(duration));
        }
        if (steps != null && (steps < 1 || steps > topology.steps())) {
            throw wrong("--steps: %d is not 1 to %d".formatted(steps, topology.steps()));
        }
        return new EngineBench.Plan(
                topology,
                SongLength.of(duration, topology),
                precisions,
                device(),
                steps == null ? Math.min(topology.steps(), MOST_STEPS) : steps,
                fullBaseline ? Baseline.WHOLE : baseline ? Baseline.ONE_TILE : Baseline.NONE);
    }

    private Device device() {
        if (device.equals("cpu")) {
            return Device.CPU;
        }
        if (!device.matches("cuda(:\\d{1,2})?")) {
            throw wrong("--device: \"%s\" is not cpu, cuda or cuda:N".formatted(device));
        }
        return new Device.Cuda(device.equals("cuda") ? 0 : Integer.parseInt(device.substring("cuda:".length())));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
