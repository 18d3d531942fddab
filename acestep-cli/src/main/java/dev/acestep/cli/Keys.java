package dev.acestep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code acestep keys}: who may call the server, how often, and for how much. */
@Command(
        name = "keys",
        description = "Manages API keys, their limits and credits; a running server heeds every change at once.",
        subcommands = {
            CreateKey.class,
            ListKeys.class,
            RevokeKey.class,
            LimitKey.class,
            GrantCredit.class,
            KeySecret.class,
            KeyUsage.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The first key closes the server: from then on every caller needs one, also if it is revoked later.",
            "Credits are seconds of audio. A job reserves what it asks for and is charged what it made; failed and",
            "cancelled jobs cost nothing."
        })
final class Keys implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with keys");
    }
}
