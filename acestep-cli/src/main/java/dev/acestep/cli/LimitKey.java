package dev.acestep.cli;

import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.KeyStore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys limit}: changes what a key may. */
@Command(
        name = "limit",
        description = "Changes the limits of a key; those that are not named stay, and 'none' takes one away.",
        sortOptions = false)
final class LimitKey implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name = "";

    @Option(names = "--rpm", paramLabel = "N", description = "Submissions in a minute, 1 to 1000000, or none.")
    private @Nullable String requestsPerMinute;

    @Option(
            names = "--concurrent",
            paramLabel = "N",
            description = "Jobs that may wait or run at the same time, 1 to 1000000, or none.")
    private @Nullable String concurrentJobs;

    @Option(
            names = "--credits",
            paramLabel = "SECONDS",
            description =
                    "Audio that it has left from now on, in seconds, or none; what open jobs hold comes back to that.")
    private @Nullable String credits;

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        if (Stream.of(requestsPerMinute, concurrentJobs, credits).allMatch(limit -> limit == null)) {
            throw new ParameterException(spec.commandLine(), "Say what to limit: --rpm, --concurrent, --credits");
        }
        ApiKey key = options.with(this::limit);
        spec.commandLine().getOut().println(KeyView.heading());
        spec.commandLine().getOut().println(KeyView.of(key).line());
    }

    private ApiKey limit(KeyStore keys) {
        ApiKey.Limits before = keys.find(name).limits();
        ApiKey.Limits limits = new ApiKey.Limits(
                requestsPerMinute == null ? before.requestsPerMinute() : KeyAmounts.limit("rpm", requestsPerMinute),
                concurrentJobs == null ? before.concurrentJobs() : KeyAmounts.limit("concurrent", concurrentJobs));
        if (credits != null) {
            keys.credit(name, KeyAmounts.credit("credits", credits));
        }
        return keys.limit(name, limits);
    }
}
