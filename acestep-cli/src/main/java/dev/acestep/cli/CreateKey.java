package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.KeyStore;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys create}: makes a key and prints it, this once. */
@Command(
        name = "create",
        aliases = "add",
        description = "Makes a key and prints it; nobody can show it again, for only a salted hash is stored.",
        sortOptions = false)
final class CreateKey implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            description = "Who has it: 1 to 64 letters, digits, dots, hyphens, underscores; used once and never again.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "user (default) has its own jobs, admin may see and do everything.")
    private ApiKey.Role role = ApiKey.Role.USER;

    @Option(
            names = "--rpm",
            paramLabel = "N",
            description = "Submissions in a minute, 1 to 1000000; of other requests ten times as many (default: none).")
    private String requestsPerMinute = KeyAmounts.NONE;

    @Option(
            names = "--concurrent",
            paramLabel = "N",
            description = "Jobs that may wait or run at the same time, 1 to 1000000 (default: none).")
    private String concurrentJobs = KeyAmounts.NONE;

    @Option(
            names = "--credits",
            paramLabel = "SECONDS",
            description = "Audio that it may make, in seconds (default: none, which is without limit).")
    private String credits = KeyAmounts.NONE;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        ApiKey.Limits limits = new ApiKey.Limits(
                KeyAmounts.limit("rpm", requestsPerMinute), KeyAmounts.limit("concurrent", concurrentJobs));
        Optional<Long> creditMillis = KeyAmounts.credit("credits", credits);
        KeyStore.Created created = options.with(keys -> keys.create(name, role, limits, creditMillis));
        if (json) {
            spec.commandLine().getOut().println(Json.text(new Made(created.text(), KeyView.of(created.key()))));
        } else {
            spec.commandLine().getOut().println(created.text());
            spec.commandLine().getErr().println("Keep it: it is shown this once.");
        }
    }

    private record Made(
            @JsonProperty("key") String text, @JsonUnwrapped KeyView view) {}
}
