package dev.acestep.engine.download;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies on the way to the hubs: those of Java's own properties if they are set, else those of {@code HTTPS_PROXY},
 * {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}.
 */
public final class Proxies {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:http://)?(?:(?<user>[^\\s:@/]*)(?::(?<password>[^\\s@/]*))?@)?(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:@/\\[\\]]+):(?<port>\\d{1,5})/?");
    private static final String TUNNEL_PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";

    private final Optional<Proxy> forHttp;
    private final Optional<Proxy> forHttps;
    private final List<String> exceptions;

    private Proxies(Optional<Proxy> forHttp, Optional<Proxy> forHttps, List<String> exceptions) {
        this.forHttp = forHttp;
        this.forHttps = forHttps;
        this.exceptions = exceptions;
        allowPasswordsInTunnels();
    }

    /** The proxies that these variables name, in capitals or not. */
    static Proxies of(Map<String, String> environment) {
        String none = variable(environment, "NO_PROXY").map(Setting::text).orElse("");
        return new Proxies(
                proxy(environment, "HTTP_PROXY"),
                proxy(environment, "HTTPS_PROXY"),
                Arrays.stream(none.split("[,\\s]+", -1))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** Who says which proxy an address goes through. */
    ProxySelector selector() {
        boolean javasOwn = Stream.of("http.proxyHost", "https.proxyHost", "java.net.useSystemProxies")
                .anyMatch(property -> System.getProperty(property) != null);
        return javasOwn ? ProxySelector.getDefault() : new OfVariables(this);
    }

    /** Who answers a proxy that asks for a name and a password, if the variables hold one. */
    Optional<Authenticator> authenticator() {
        List<Proxy> named = withPassword();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(named));
    }

    /** Java refuses passwords to proxies of tunnels unless told otherwise; who writes one into a variable has said so. */
    private void allowPasswordsInTunnels() {
        if (!withPassword().isEmpty() && System.getProperty(TUNNEL_PROPERTY) == null) {
            System.setProperty(TUNNEL_PROPERTY, "");
        }
    }

    private List<Proxy> withPassword() {
        return Stream.of(forHttp, forHttps)
                .flatMap(Optional::stream)
                .filter(proxy -> !proxy.user().isEmpty())
                .toList();
    }

    private Optional<Proxy> of(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        if (exceptions.stream().anyMatch(exception -> covers(exception, host, uri.getPort()))) {
            return Optional.empty();
        }
        return "https".equals(uri.getScheme()) ? forHttps : forHttp;
    }

    /** {@code example.org}, {@code .example.org} and {@code *.example.org} all cover the hosts below it. */
    private static boolean covers(String exception, String host, int port) {
        Matcher withPort = Pattern.compile("([^:]+):(\\d+)").matcher(exception);
        String name = withPort.matches() ? withPort.group(1) : exception;
        if (withPort.matches() && Integer.parseInt(withPort.group(2)) != port) {
            return false;
        }
        String domain = name.replaceFirst("^\\*?\\.", "");
        return name.equals("*") || host.equals(domain) || host.endsWith("." + domain);
    }

    private static Optional<Proxy> proxy(Map<String, String> environment, String name) {
        return variable(environment, name)
                .or(() -> variable(environment, "ALL_PROXY"))
                .map(setting -> {
                    Matcher parts = ADDRESS.matcher(setting.text());
                    if (!parts.matches() || Integer.parseInt(parts.group("port")) > 0xFFFF) {
                        throw new DownloadFailed(
                                "%s: the value is not allowed (http://host:port or http://user:password@host:port)"
                                        .formatted(setting.name()));
                    }
                    return new Proxy(
                            parts.group("host").replaceAll("[\\[\\]]", ""),
                            Integer.parseInt(parts.group("port")),
                            decoded(parts.group("user")),
                            decoded(parts.group("password")));
                });
    }

    private static Optional<Setting> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .flatMap(variant ->
                        HubSettings.value(environment, variant).map(text -> new Setting(variant, text)).stream())
                .findFirst();
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private record Setting(String name, String text) {}

    private record Proxy(String host, int port, String user, String password) {
        java.net.Proxy javas() {
            return new java.net.Proxy(java.net.Proxy.Type.HTTP, new InetSocketAddress(host, port));
        }
    }

    private static final class OfVariables extends ProxySelector {
        private final Proxies proxies;

        private OfVariables(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<java.net.Proxy> select(URI uri) {
            return List.of(proxies.of(uri).map(Proxy::javas).orElse(java.net.Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI uri, java.net.SocketAddress address, java.io.IOException failure) {}
    }

    private static final class Credentials extends Authenticator {
        private final List<Proxy> proxies;

        private Credentials(List<Proxy> proxies) {
            this.proxies = proxies;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return proxies.stream()
                    .filter(proxy -> proxy.host().equals(getRequestingHost()) && proxy.port() == getRequestingPort())
                    .findFirst()
                    .map(proxy -> new PasswordAuthentication(
                            proxy.user(), proxy.password().toCharArray()))
                    .orElse(null);
        }
    }
}
