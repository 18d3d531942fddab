package dev.acestep.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract §9.2: certificates are verified, and the address that was checked is the one that is connected to. */
class EncryptedDeliveryTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final WebhookConfig OFFICE = new WebhookConfig(
            Optional.empty(), Duration.ofSeconds(5), 8, Duration.ofSeconds(10), false, List.of("127.0.0.0/8"));

    @TempDir
    Path folder;

    @Test
    void aTrustedCertificateForTheNameIsEnough() throws Exception {
        SSLContext hooks = Certificates.selfSigned(folder, "hooks.example");
        Attempt attempt = attempt(hooks, new Network(_ -> List.of(HERE), hooks), "hooks.example");
        assertThat(attempt.state()).as(attempt.toString()).isEqualTo(Attempt.State.DELIVERED);
    }

    @Test
    void aCertificateForAnotherNameIsNot() throws Exception {
        SSLContext hooks = Certificates.selfSigned(folder, "hooks.example");
        Attempt attempt = attempt(hooks, new Network(_ -> List.of(HERE), hooks), "other.example");
        assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
        assertThat(attempt.error().orElse(""))
                .startsWith("no trusted TLS connection: ")
                .contains("other.example");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNot() throws Exception {
        SSLContext hooks = Certificates.selfSigned(folder, "hooks.example");
        Attempt attempt = attempt(hooks, Network.with(_ -> List.of(HERE)), "hooks.example");
        assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
        assertThat(attempt.error().orElse("")).startsWith("no trusted TLS connection: ");
    }

    @Test
    void aNameThatLeadsToAPrivateAddressLaterIsRefusedThen() throws Exception {
        SSLContext hooks = Certificates.selfSigned(folder, "hooks.example");
        AtomicReference<InetAddress> address = new AtomicReference<>(InetAddress.ofLiteral("93.184.215.14"));
        Network rebinding = new Network(_ -> List.of(address.getAndSet(InetAddress.ofLiteral("10.0.0.1"))), hooks);
        try (Receiver receiver = receiver(hooks);
                OpenWebhooks open = new OpenWebhooks(folder, OFFICE, rebinding)) {
            URI url = open.webhooks()
                    .targets()
                    .permitted("webhook_url", "https://hooks.example:%d/hook".formatted(receiver.port()));
            open.start();
            Attempt attempt = open.attempt(open.submit(url), 1);
            assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
            assertThat(attempt.error()).contains("hooks.example is not a public address");
            assertThat(receiver.calls).isEmpty();
        }
    }

    @Test
    void aNameThatNobodyKnowsYetIsTriedAgain() throws Exception {
        SSLContext hooks = Certificates.selfSigned(folder, "hooks.example");
        Network unknown = new Network(
                host -> {
                    throw new UnknownHostException(host);
                },
                hooks);
        Attempt attempt = attempt(hooks, unknown, "hooks.example");
        assertThat(attempt.state()).isEqualTo(Attempt.State.RETRYING);
        assertThat(attempt.error()).contains("the host name is not known");
    }

    private Attempt attempt(SSLContext shown, Network network, String host) throws IOException {
        try (Receiver receiver = receiver(shown);
                OpenWebhooks open = new OpenWebhooks(folder, OFFICE, network)) {
            open.start();
            return open.attempt(open.submit(URI.create("https://%s:%d/hook".formatted(host, receiver.port()))), 1);
        }
    }

    private static Receiver receiver(SSLContext shown) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(shown));
        return Receiver.start(server, (_, exchange) -> Receiver.send(exchange, 200, ""));
    }
}
