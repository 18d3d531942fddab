package dev.acestep.jobs.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, after the registries of special-purpose addresses of RFC 6890. An
 * IPv4 address that an IPv6 one stands for decides in its place.
 */
final class PublicAddresses {
    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");
    private static final AddressRange TRANSLATED = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");

    private static final List<AddressRange> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(AddressRange::of)
            .toList();

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (TRANSLATED.contains(address)) {
            return contain(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contain(embedded(address, 2));
        }
        boolean unicast = address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address);
        return unicast && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    private static InetAddress embedded(InetAddress address, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), at, at + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
