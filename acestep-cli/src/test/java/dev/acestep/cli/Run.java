package dev.acestep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.cli.bench.ServerProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What came of one run of the program in a process of its own. */
record Run(int exitCode, String out, String err) {
    private static final int PATIENCE_SECONDS = 120;

    /** Runs it in that working folder. */
    static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        return of(folder, Map.of(), arguments);
    }

    /** Runs it with further variables. */
    static Run of(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        Process process = builder(folder, environment, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running: " + String.join(" ", arguments));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts it and leaves it to the caller, who is not interested in what it says. */
    static Process start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return builder(folder, environment, arguments)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = ServerProcess.javaCommand();
        command.addAll(command.size() - 3, List.of("-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(Run::isOurs);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What the machine says of hubs and proxies is not what a test says. */
    private static boolean isOurs(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.startsWith("ACESTEP_")
                || name.startsWith("HF_")
                || name.startsWith("MODELSCOPE_")
                || name.endsWith("_PROXY");
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
