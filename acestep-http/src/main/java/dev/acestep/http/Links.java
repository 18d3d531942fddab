package dev.acestep.http;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** Absolute links, made for the name under which the caller reached this server. */
public final class Links {
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");
    private static final Pattern FORWARDED = Pattern.compile("(?i)(proto|host)\\s*=\\s*(?:\"([^\"]*)\"|([^;,\"\\s]*))");

    private final Optional<String> publicUrl;
    private final InetAddressSet trusted = new InetAddressSet();

    public Links(ServerConfig config) {
        this.publicUrl = config.publicUrl().map(Links::withoutSlash);
        trusted.addAll(config.trustedProxies());
    }

    /** Link to a finished file that works without a key. */
    public static String output(String base, Job job, StoredTrack track) {
        return output(base, job, track.file());
    }

    /** Link to a finished file under a name that its dialect has for it. */
    public static String output(String base, Job job, String name) {
        return "%s/outputs/%s/%s".formatted(base, job.outputToken(), encode(name));
    }

    /** Scheme, host and path prefix of this server as the caller sees it, without a slash at the end. */
    public String base(Context ctx) {
        return publicUrl.orElseGet(() -> isTrusted(ctx) ? forwardedBase(ctx) : requestBase(ctx));
    }

    /** Percent-encodes one segment of a path or one query value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean isTrusted(Context ctx) {
        try {
            return trusted.test(InetAddress.getByName(ctx.req().getRemoteAddr()));
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private String forwardedBase(Context ctx) {
        String scheme = first(ctx, "proto", "X-Forwarded-Proto")
                .filter(proto -> proto.equalsIgnoreCase("http") || proto.equalsIgnoreCase("https"))
                .map(proto -> proto.toLowerCase(Locale.ROOT))
                .orElse(ctx.scheme());
        Optional<String> host = first(ctx, "host", "X-Forwarded-Host")
                .filter(name -> HOST.matcher(name).matches());
        Optional<String> port = header(ctx, "X-Forwarded-Port").filter(text -> text.matches("[0-9]{1,5}"));
        String authority = host.or(() -> port.map(_ -> ctx.req().getServerName()))
                .map(name -> withPort(name, port, scheme))
                .orElseGet(() -> authority(ctx));
        String prefix = header(ctx, "X-Forwarded-Prefix")
                .map(Links::withoutSlash)
                .filter(path -> PREFIX.matcher(path).matches())
                .orElse("");
        return scheme + "://" + authority + prefix;
    }

    private static String withPort(String host, Optional<String> port, String scheme) {
        boolean hasPort = host.matches(".*:[0-9]+");
        String usual = scheme.equals("https") ? "443" : "80";
        return hasPort
                ? host
                : port.filter(number -> !number.equals(usual))
                        .map(number -> host + ":" + number)
                        .orElse(host);
    }

    private static String requestBase(Context ctx) {
        return ctx.scheme() + "://" + authority(ctx);
    }

    private static String authority(Context ctx) {
        int port = ctx.req().getServerPort();
        boolean usual = port <= 0 || port == (ctx.scheme().equals("https") ? 443 : 80);
        return ctx.req().getServerName() + (usual ? "" : ":" + port);
    }

    private static Optional<String> first(Context ctx, String parameter, String header) {
        return header(ctx, "Forwarded")
                .flatMap(value -> parameter(value, parameter))
                .or(() -> header(ctx, header));
    }

    private static Optional<String> parameter(String forwarded, String name) {
        Matcher matcher = FORWARDED.matcher(forwarded);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return Optional.of(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /** The header's first element: what the proxy nearest to the client saw. */
    private static Optional<String> header(Context ctx, String name) {
        return Optional.ofNullable(ctx.header(name))
                .map(value -> name.equals("Forwarded") ? firstForwarded(value) : value.split(",", 2)[0].strip())
                .filter(value -> !value.isEmpty());
    }

    private static String firstForwarded(String value) {
        return value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", 2)[0];
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }
}
