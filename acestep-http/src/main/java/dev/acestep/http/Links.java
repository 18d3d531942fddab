package dev.acestep.http;

import dev.acestep.jobs.Job;
import dev.acestep.jobs.StoredTrack;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;

/** Absolute links, made for the name under which the caller reached this server. */
public final class Links {
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

    private static String forwardedBase(Context ctx) {
        Forwarded forwarded = Forwarded.of(ctx);
        String scheme = forwarded.scheme().orElse(ctx.scheme());
        String authority =
                forwarded.authority(scheme, ctx.req().getServerName()).orElseGet(() -> authority(ctx));
        return scheme + "://" + authority + forwarded.prefix().orElse("");
    }

    private static String requestBase(Context ctx) {
        return ctx.scheme() + "://" + authority(ctx);
    }

    private static String authority(Context ctx) {
        int port = ctx.req().getServerPort();
        boolean usual = port <= 0 || port == (ctx.scheme().equals("https") ? 443 : 80);
        return ctx.req().getServerName() + (usual ? "" : ":" + port);
    }

    /** The URL or path without slashes at its end. */
    static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }
}
