package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code acestep doctor}: what this machine has, what is missing, and what to do about it. */
@Command(
        name = "doctor",
        description = "Says what was found on this machine and what to do about what is missing.",
        footer = {"", "Exit code 1 when something that the server needs is missing."})
final class Doctor implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServeOptions settings = new ServeOptions();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Configuration configuration = settings.read();
        Logging.quiet(settings.verbose);
        Stream<Finding> machine = Stream.of(
                MachineCheckup.java(),
                MachineCheckup.processors(),
                MachineCheckup.memory(),
                MachineCheckup.graphics(),
                MachineCheckup.ffmpeg());
        Stream<Finding> server = Stream.of(
                ServerCheckup.database(configuration),
                ServerCheckup.space(configuration),
                ServerCheckup.port(configuration));
        List<Finding> findings = Stream.of(machine, ModelCheckup.findings(configuration), server)
                .flatMap(each -> each)
                .toList();
        print(findings, spec.commandLine().getOut());
        if (findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL)) {
            throw new CommandFailed("something that the server needs is missing; see the lines marked fail");
        }
    }

    private void print(List<Finding> findings, PrintWriter out) {
        if (json) {
            out.println(Json.text(Map.of("findings", findings)));
        } else {
            findings.forEach(finding -> out.println(finding.line()));
        }
        out.flush();
    }

    /**
     * One thing that was looked at.
     *
     * @param found what there is
     * @param advice what to do about it, empty if nothing
     */
    record Finding(Level level, String subject, String found, String advice) {
        enum Level {
            OK,
            WARN,
            FAIL
        }

        static Finding ok(String subject, String found) {
            return new Finding(Level.OK, subject, found, "");
        }

        static Finding warn(String subject, String found, String advice) {
            return new Finding(Level.WARN, subject, found, advice);
        }

        static Finding fail(String subject, String found, String advice) {
            return new Finding(Level.FAIL, subject, found, advice);
        }

        String line() {
            String end = advice.isEmpty() ? "" : " -> " + advice;
            return "%-5s %-12s %s%s".formatted(level.name().toLowerCase(java.util.Locale.ROOT), subject, found, end);
        }
    }
}
