package dev.acestep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code acestep version}: the program's, the contract's and the Java's. */
@Command(name = "version", description = "Shows the version.")
final class Version implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The program's own version. */
    static String current() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("acestep %s (Java %s, %s %s)"
                .formatted(current(), Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch")));
    }
}
