package dev.acestep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acestep bench}: the measurements. */
@Command(
        name = "bench",
        description = "Measures.",
        subcommands = {BenchHttp.class, BenchClients.class, BenchEngine.class, BenchLm.class},
        synopsisSubcommandLabel = "COMMAND")
final class Bench implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure");
    }
}
