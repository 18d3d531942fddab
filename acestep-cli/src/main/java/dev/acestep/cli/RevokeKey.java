package dev.acestep.cli;

import dev.acestep.jobs.keys.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys revoke}: refuses a key from now on. */
@Command(
        name = "revoke",
        description = "Refuses a key from now on, for ever; its jobs go on, and its name stays taken.")
final class RevokeKey implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name = "";

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        ApiKey key = options.with(keys -> keys.revoke(name));
        spec.commandLine().getOut().println("Key %s is revoked".formatted(key.name()));
    }
}
