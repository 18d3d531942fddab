package dev.acestep.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of IP addresses in CIDR form; a single address is a range of one. */
record AddressRange(byte[] network, int prefixLength) {
    /** Reads {@code 10.0.0.0/8}, {@code ::1}; throws IllegalArgumentException for anything else. */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] network = literal(address)
                .orElseThrow(() -> new IllegalArgumentException("Not an address range: " + text))
                .getAddress();
        int bits = network.length * 8;
        int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("Not an address range: " + text);
        }
        return new AddressRange(network, length);
    }

    boolean contains(String address) {
        return literal(address).map(InetAddress::getAddress).filter(this::matches).isPresent();
    }

    private boolean matches(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The address, without ever asking a name server. */
    private static Optional<InetAddress> literal(String address) {
        String bare = address.startsWith("[") && address.endsWith("]")
                ? address.substring(1, address.length() - 1)
                : address;
        if (!bare.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
