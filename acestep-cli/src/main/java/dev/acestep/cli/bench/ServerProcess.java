package dev.acestep.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, started from this process's own Java and class path. */
public final class ServerProcess implements AutoCloseable {
    private static final String READY = "Listening on ";
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param log file that its log is appended to
     * @param environment settings beside those of this process
     * @throws IOException if it ends before it listens; the message has its last words
     */
    public static ServerProcess start(Path log, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> command = javaCommand();
        command.add("serve");
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ACESTEP_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Optional<String> url = awaitListening(process);
        if (url.isEmpty()) {
            process.destroyForcibly();
            List<String> lines = Files.readAllLines(log);
            throw new IOException("the server did not start: " + (lines.isEmpty() ? "no word" : lines.getLast()));
        }
        return new ServerProcess(process, url.get());
    }

    /** The command that runs this program with other arguments: same Java, same flags, same classes. */
    public static List<String> javaCommand() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("-X") || argument.startsWith("--") || argument.startsWith("-Dorg"))
                .filter(argument -> !argument.startsWith("-XX:AOTCacheOutput"))
                .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.acestep.cli.Main");
        return command;
    }

    /** Where it listens, for example {@code http://127.0.0.1:8001}. */
    public String url() {
        return url;
    }

    public Process process() {
        return process;
    }

    /** Ends it as a power cut would: nothing is finished, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        waitFor(GRACE);
    }

    /** Asks it to stop, and insists after a while. */
    @Override
    public void close() {
        process.destroy();
        if (!waitFor(GRACE)) {
            kill();
        }
    }

    private boolean waitFor(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> awaitListening(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> drain(out));
                return Optional.of(line.substring(READY.length(), line.indexOf(' ', READY.length())));
            }
        }
        return Optional.empty();
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader out) {
        try (out) {
            out.transferTo(java.io.Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
