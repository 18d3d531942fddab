package dev.acestep.http;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What proxies say of the request that the caller made of them: {@code Forwarded} (RFC 7239), and what it leaves open the
 * {@code X-Forwarded-*} headers. Of several elements the first counts, which the proxy nearest to the caller wrote;
 * values that cannot be what they should be are as if they were not there.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address, an IPv6 one in brackets, and perhaps a port
 * @param port of {@code X-Forwarded-Port}
 * @param prefix of the path, beginning with a slash and not ending with one
 */
record Forwarded(Optional<String> scheme, Optional<String> host, Optional<String> port, Optional<String> prefix) {
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern SEGMENTS = Pattern.compile("(?:/[A-Za-z0-9._~%-]++)++");
    private static final Pattern PAIR =
            Pattern.compile("\\G[\\s;]*+([A-Za-z]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;,\"\\s]*+))\\s*+");

    static Forwarded of(Context ctx) {
        Map<String, String> element = firstElement(Optional.ofNullable(ctx.header("Forwarded")));
        return new Forwarded(
                Optional.ofNullable(element.get("proto"))
                        .or(() -> first(ctx, "X-Forwarded-Proto"))
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .filter(text -> text.equals("http") || text.equals("https")),
                Optional.ofNullable(element.get("host"))
                        .or(() -> first(ctx, "X-Forwarded-Host"))
                        .filter(text -> HOST.matcher(text).matches()),
                first(ctx, "X-Forwarded-Port").filter(text -> PORT.matcher(text).matches()),
                first(ctx, "X-Forwarded-Prefix").map(Links::withoutSlash).filter(Forwarded::isPrefix));
    }

    /** The host with the forwarded port, unless it names one itself or the port is the scheme's own. */
    Optional<String> authority(String scheme, String requested) {
        Optional<String> other = port.filter(number -> !number.equals(scheme.equals("https") ? "443" : "80"));
        return host.or(() -> port.map(_ -> requested))
                .map(name -> name.matches(".*:[0-9]+")
                        ? name
                        : other.map(number -> name + ":" + number).orElse(name));
    }

    private static Map<String, String> firstElement(Optional<String> header) {
        Map<String, String> element = new HashMap<>();
        Matcher pair = PAIR.matcher(header.orElse(""));
        while (pair.find()) {
            String quoted = pair.group(2);
            String value = quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            element.putIfAbsent(pair.group(1).toLowerCase(Locale.ROOT), value);
        }
        return element;
    }

    private static Optional<String> first(Context ctx, String header) {
        return Optional.ofNullable(ctx.header(header))
                .map(value -> value.split(",", 2)[0].strip())
                .filter(value -> !value.isEmpty());
    }

    private static boolean isPrefix(String path) {
        return SEGMENTS.matcher(path).matches() && !path.contains("/../") && !path.endsWith("/..");
    }
}
