package dev.acestep.jobs.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL of a receiver, spelled so that nobody can read it in two ways.
 *
 * @param url absolute, in ASCII, with a host, without user info
 * @param host in small letters; an IPv6 address without its brackets
 */
record TargetUrl(URI url, String host) {
    private static final int LONGEST = 2048;
    private static final int LAST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    /** Reads the URL. */
    static TargetUrl of(String text) throws RefusedTarget {
        if (text.length() > LONGEST) {
            throw new RefusedTarget("%,d characters is not allowed (at most %,d)".formatted(text.length(), LONGEST));
        }
        try {
            return of(new URI(new URI(text).toASCIIString()));
        } catch (URISyntaxException _) {
            throw notAbsolute();
        }
    }

    private static TargetUrl of(URI url) throws RefusedTarget {
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new RefusedTarget("user info in the URL is not allowed");
        }
        if (url.getScheme() == null || url.getHost() == null) {
            throw notAbsolute();
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw new RefusedTarget("port %d is not allowed (1 to %d)".formatted(url.getPort(), LAST_PORT));
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        checkSpelling(host);
        return new TargetUrl(url, host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    private static void checkSpelling(String host) throws RefusedTarget {
        if (host.contains("%")) {
            throw new RefusedTarget("a zone in an address is not allowed");
        }
        if (host.endsWith(".")) {
            throw new RefusedTarget("a dot at the end of the host is not allowed");
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (NUMBER.matcher(last).matches() && !IPV4.matcher(host).matches()) {
            throw new RefusedTarget("%s is not allowed (an address is four decimal numbers)".formatted(host));
        }
    }

    private static RefusedTarget notAbsolute() {
        return new RefusedTarget("not an absolute URL such as https://example.org/hook");
    }

    boolean isEncrypted() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** The address itself, if it stands in place of a name. */
    Optional<InetAddress> literal() {
        boolean address = host.contains(":") || IPV4.matcher(host).matches();
        return address ? Optional.of(InetAddress.ofLiteral(host)) : Optional.empty();
    }

    /** Whether it names this very machine. */
    boolean isLoopback() {
        return host.equals("localhost")
                || literal().filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Host and port, by which receivers are told apart. */
    static String authority(URI url) {
        int usual = "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
        return "%s:%d"
                .formatted(url.getHost(), url.getPort() > 0 ? url.getPort() : usual)
                .toLowerCase(Locale.ROOT);
    }
}
