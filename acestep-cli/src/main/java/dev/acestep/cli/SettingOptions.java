package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes which needs the configuration; each stands over an environment variable. */
class SettingOptions {
    private final Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file of lines 'key = value'; the keys are the variables' names in kebab-case.")
    private @Nullable Path file;

    @Option(names = "--verbose", description = "Says more, stack traces included (ACESTEP_DEBUG=1).")
    boolean verbose;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "One folder for everything: jobs, audio, uploads (ACESTEP_DATA; default .cache/acestep).")
    void data(String folder) {
        set("ACESTEP_DATA", folder);
        set("ACESTEP_DATA_DIR", Path.of(folder, "data").toString());
    }

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Where installed models are found (ACESTEP_CHECKPOINTS_DIR; default checkpoints).")
    void checkpoints(String folder) {
        set("ACESTEP_CHECKPOINTS_DIR", folder);
    }

    @Option(
            names = "--device",
            paramLabel = "D",
            description =
                    "auto, cpu, cuda or cuda:N (ACESTEP_DEVICE), of neural models; auto is a GPU if there is one.")
    void device(String device) {
        set("ACESTEP_DEVICE", device);
    }

    @Option(
            names = "--precision",
            paramLabel = "P",
            description =
                    "auto, fp32, bf16 or int8 (ACESTEP_PRECISION), of neural models; auto is fp32 on a CPU, bf16 on"
                            + " a GPU.")
    void precision(String precision) {
        set("ACESTEP_PRECISION", precision);
    }

    final void set(String variable, String value) {
        values.put(variable, value);
    }

    /** Reads the configuration, these options first. */
    final Configuration read() {
        return Configuration.read(
                values, Optional.ofNullable(file), System.getenv(), Path.of("").toAbsolutePath());
    }
}
