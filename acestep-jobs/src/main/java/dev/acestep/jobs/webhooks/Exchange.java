package dev.acestep.jobs.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One request to one receiver on a connection of its own, to an address that was looked up and checked before; nothing
 * is followed, unpacked, remembered or tried twice.
 */
final class Exchange implements Callable<Answer> {
    private static final int LONGEST_ANSWER = 1024;

    /** What is held of an answer's head: a receiver may send lines for as long as an attempt lasts. */
    private static final Http1Config BOUNDED =
            Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(100).build();

    private final TargetUrl target;
    private final Message message;
    private final WebhookTargets targets;
    private final SSLContext trust;
    private final Timeout timeout;
    private volatile Optional<Answer> head = Optional.empty();

    Exchange(TargetUrl target, Message message, WebhookTargets targets, SSLContext trust, Duration timeout) {
        this.target = target;
        this.message = message;
        this.targets = targets;
        this.trust = trust;
        this.timeout = Timeout.of(timeout);
    }

    /** What the receiver has answered so far, the body left out; empty if nothing. */
    Optional<Answer> head() {
        return head;
    }

    @Override
    public Answer call() throws RefusedTarget, IOException {
        List<InetAddress> addresses = targets.addresses(target);
        try (CloseableHttpClient client = client(addresses)) {
            ClassicHttpResponse response = client.executeOpen(host(), request(), null);
            Optional<Duration> retryAfter = Optional.ofNullable(response.getFirstHeader("Retry-After"))
                    .map(Header::getValue)
                    .flatMap(RetryAfter::read);
            head = Optional.of(Answer.of(response.getCode(), retryAfter, ""));
            String body = beginning(response);
            client.close(CloseMode.IMMEDIATE);
            return Answer.of(response.getCode(), retryAfter, body);
        }
    }

    /** As much of the answer as is kept; the rest is never read. */
    private static String beginning(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        InputStream content = response.getEntity().getContent();
        return new String(content.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    }

    private HttpHost host() {
        URI url = target.url();
        return new HttpHost(url.getScheme(), target.host(), url.getPort());
    }

    private HttpPost request() {
        HttpPost post = new HttpPost(target.url());
        message.headers().forEach(post::setHeader);
        post.setHeader("Connection", "close");
        post.setEntity(new ByteArrayEntity(
                message.body().getBytes(StandardCharsets.UTF_8), ContentType.create("application/json")));
        return post;
    }

    private CloseableHttpClient client(List<InetAddress> addresses) {
        Registry<TlsSocketStrategy> tls = RegistryBuilder.<TlsSocketStrategy>create()
                .register("https", new DefaultClientTlsStrategy(trust))
                .build();
        BasicHttpClientConnectionManager connections = BasicHttpClientConnectionManager.create(
                null,
                new Checked(addresses),
                tls,
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(BOUNDED)
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Knows the addresses that were checked, and no others. */
    private record Checked(List<InetAddress> addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
