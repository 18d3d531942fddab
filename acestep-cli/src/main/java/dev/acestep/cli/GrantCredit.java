package dev.acestep.cli;

import dev.acestep.jobs.Cost;
import dev.acestep.jobs.keys.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys grant}: adds to a key's credit. */
@Command(
        name = "grant",
        aliases = "credit",
        description = "Adds seconds of audio to what a key has left, or takes some away.")
final class GrantCredit implements Runnable {
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the key; it must have a limit of credits.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SECONDS", description = "600 adds, -600 takes away; up to three decimals.")
    private String seconds = "";

    @Mixin
    private KeyOptions options = new KeyOptions();

    /** A negative number is an amount and no option. */
    @Spec
    void spec(CommandSpec command) {
        command.parser().unmatchedOptionsArePositionalParams(true);
        spec = command;
    }

    @Override
    public void run() {
        long millis = KeyAmounts.change("seconds", seconds);
        ApiKey key = options.with(keys -> keys.grant(name, millis));
        String left = Cost.words(Cost.seconds(key.credit().leftMillis().orElse(0L)));
        spec.commandLine().getOut().println("Key %s has %s s left".formatted(key.name(), left));
    }
}
