package dev.acestep.cli;

import dev.acestep.cli.config.Configuration;
import dev.acestep.jobs.Database;
import dev.acestep.jobs.keys.KeyStore;
import dev.acestep.jobs.keys.StoredAccounts;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys secret}: what signs a key's webhooks. */
@Command(name = "secret", description = "Shows the secret that signs the webhooks of a key's jobs.")
final class KeySecret implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Name of the key; admin is the configured key, and an open server.")
    private String name = "";

    @Option(names = "--rotate", description = "Makes a new one first, which signs from now on.")
    private boolean rotate;

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        spec.commandLine().getOut().println(options.<String>with(this::secret));
    }

    private String secret(Database database, Configuration configuration) {
        KeyStore keys = new KeyStore(database, Clock.systemUTC());
        Optional<String> configured = configuration.webhooks().secret().filter(_ -> name.equals(KeyStore.ADMIN));
        if (configured.isEmpty()) {
            return rotate ? keys.rotateWebhookSecret(name) : keys.webhookSecret(name);
        }
        if (rotate) {
            throw new CommandFailed("this secret is the one of ACESTEP_WEBHOOK_SECRET; change it there");
        }
        return new StoredAccounts(database, configured, Clock.systemUTC()).webhookSecret(Optional.empty());
    }
}
