package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that reads the configuration; each stands over an environment variable. */
class CommonOptions {
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

    final void set(String variable, String value) {
        values.put(variable, value);
    }

    /** Reads the configuration, these options first. */
    final Configuration read() {
        return Configuration.read(
                values, Optional.ofNullable(file), System.getenv(), Path.of("").toAbsolutePath());
    }
}
