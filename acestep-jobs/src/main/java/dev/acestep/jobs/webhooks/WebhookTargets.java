package dev.acestep.jobs.webhooks;

import dev.acestep.music.InvalidRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where webhooks may go: by which URLs, and to which of the addresses behind them. */
public final class WebhookTargets {
    private final boolean insecureLoopback;
    private final List<AddressRange> besides;
    private final NameService names;

    public WebhookTargets(WebhookConfig config, NameService names) {
        this.insecureLoopback = config.insecureLoopback();
        this.besides = config.cidrs().stream().map(AddressRange::of).toList();
        this.names = names;
    }

    /**
     * The URL that a caller sent, if a webhook may go there as far as is known now: a name that nobody knows yet may be
     * known when it is needed.
     *
     * @param field as the caller names it
     * @throws InvalidRequest saying what is wrong with it
     */
    public URI permitted(String field, String text) {
        try {
            TargetUrl target = TargetUrl.of(text);
            checkAddresses(target);
            return target.url();
        } catch (RefusedTarget e) {
            throw InvalidRequest.because(field, e.reason());
        }
    }

    private void checkAddresses(TargetUrl target) throws RefusedTarget {
        try {
            addresses(target);
        } catch (UnknownHostException _) {
            // the delivery will see
        }
    }

    /**
     * The addresses to which a webhook for this URL may be delivered now: all that its name has.
     *
     * @throws RefusedTarget if the URL, or one of its addresses, is not allowed
     * @throws UnknownHostException if nobody knows its name
     */
    List<InetAddress> addresses(TargetUrl target) throws RefusedTarget, UnknownHostException {
        checkScheme(target);
        Optional<InetAddress> literal = target.literal();
        List<InetAddress> addresses = literal.isPresent() ? List.of(literal.get()) : names.addresses(target.host());
        for (InetAddress address : addresses) {
            if (!isPermitted(target, address)) {
                throw new RefusedTarget("%s is not a public address".formatted(target.host()));
            }
        }
        return addresses;
    }

    private void checkScheme(TargetUrl target) throws RefusedTarget {
        boolean plain = target.url().getScheme().equalsIgnoreCase("http");
        if (!target.isEncrypted() && !plain) {
            throw new RefusedTarget(
                    "%s is not allowed, use https".formatted(target.url().getScheme()));
        }
        if (plain && !mayBeInsecure(target)) {
            throw new RefusedTarget("http is not allowed, use https");
        }
    }

    private boolean mayBeInsecure(TargetUrl target) {
        return insecureLoopback && target.isLoopback();
    }

    private boolean isPermitted(TargetUrl target, InetAddress address) {
        return PublicAddresses.contain(address)
                || besides.stream().anyMatch(range -> range.contains(address))
                || (mayBeInsecure(target) && address.isLoopbackAddress());
    }
}
