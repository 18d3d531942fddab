package dev.acestep.cli;

import dev.acestep.engine.bench.DoesNotFit;
import dev.acestep.engine.bench.LanguageBench;
import dev.acestep.engine.bench.LanguageReport;
import dev.acestep.engine.bench.LanguageTopology;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acestep bench lm}: how fast the language model is on this machine, without any checkpoint. */
@Command(
        name = "lm",
        description = {
            "Builds a published language model with random weights in memory, or opens an installed one, has it write",
            "tokens (alone, as a guided pair, in a batch), and shows the share of the rate at which this machine reads memory."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  acestep bench lm --random-weights acestep-5Hz-lm-0.6B --precision fp32,int8",
            "  acestep bench lm --random-weights acestep-5Hz-lm-0.6B --precision int8 --tokens 3000 --json"
        })
final class BenchLm implements Runnable {
    private static final int MOST_ROWS = 64;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    private static final class Which {
        @Option(
                names = "--random-weights",
                paramLabel = "MODEL",
                required = true,
                description = "Published model whose sizes are taken, or 'tiny'.")
        private @Nullable String random;

        @Option(
                names = "--folder",
                paramLabel = "DIR",
                required = true,
                description = "Folder of an installed language model.")
        private @Nullable Path folder;
    }

    @Option(
            names = "--precision",
            paramLabel = "P[,P...]",
            split = ",",
            defaultValue = "fp32,int8",
            description = "fp32, bf16 or int8, one after the other (default fp32,int8).")
    private List<Precision> precisions = List.of();

    @Option(names = "--tokens", paramLabel = "N", defaultValue = "128", description = "To write (default 128).")
    private int tokens = 128;

    @Option(names = "--prompt", paramLabel = "N", defaultValue = "256", description = "To read (default 256).")
    private int prompt = 256;

    @Option(
            names = "--batch",
            paramLabel = "N[,N...]",
            split = ",",
            defaultValue = "8",
            description = "Sequences at once, besides one and a pair; 1 for none (default 8).")
    private List<Integer> batches = List.of();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            LanguageReport report = new LanguageBench(plan(), line -> {
                        err.println(line);
                        err.flush();
                    })
                    .run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? Json.text(report) : report.text());
            out.flush();
        } catch (DoesNotFit | BadCheckpoint e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private LanguageBench.Plan plan() {
        LanguageTopology topology = topology();
        long positions = topology.config().maxPositions();
        if (prompt < 1 || tokens < 1 || (long) prompt + tokens > positions) {
            throw wrong("--prompt and --tokens: %d and %d are not at least 1 and together at most %d"
                    .formatted(prompt, tokens, positions));
        }
        for (int rows : batches) {
            if (rows < 1 || rows > MOST_ROWS) {
                throw wrong("--batch: %d is not 1 to %d".formatted(rows, MOST_ROWS));
            }
        }
        return new LanguageBench.Plan(topology, precisions, Device.CPU, prompt, tokens, batches);
    }

    private LanguageTopology topology() {
        Path folder = which.folder;
        if (folder != null) {
            return LanguageTopology.installed(folder);
        }
        String name = String.valueOf(which.random);
        return LanguageTopology.published(name)
                .orElseThrow(() -> wrong("--random-weights: \"%s\" is not one of %s"
                        .formatted(name, String.join(", ", LanguageTopology.names()))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
