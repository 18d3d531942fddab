package dev.acestep.jobs.webhooks;

import java.time.Duration;

/** The webhooks of a server. */
public final class Webhooks {
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(2);

    private final WebhookTargets targets;

    private Webhooks(WebhookTargets targets) {
        this.targets = targets;
    }

    public static Webhooks open(WebhookConfig config) {
        return open(config, NameService.ofMachine(LONGEST_LOOKUP));
    }

    /** The same, with a way of its own to find the addresses of hosts. */
    public static Webhooks open(WebhookConfig config, NameService names) {
        return new Webhooks(new WebhookTargets(config, names));
    }

    /** Where they may go. */
    public WebhookTargets targets() {
        return targets;
    }
}
