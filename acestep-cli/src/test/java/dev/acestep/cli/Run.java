package dev.acestep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acestep.cli.bench.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What came of one run of the program in a process of its own. */
record Run(int exitCode, String out, String err) {
    private static final int PATIENCE_SECONDS = 120;

    /** Runs it in that working folder. */
    static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = ServerProcess.javaCommand();
        command.add(command.size() - 3, "-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ACESTEP_"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running: " + String.join(" ", arguments));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
