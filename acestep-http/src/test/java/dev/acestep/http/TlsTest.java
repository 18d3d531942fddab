package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.http.server.CannotListen;
import dev.acestep.jobs.Job;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void itSpeaksHttpsAndMakesLinksOfIt(String algorithm) throws Exception {
        TlsFiles files = Certificates.write(folder, "server", algorithm);
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withTls(files));
                HttpClient client = trusting(files)) {
            Job job = server.finished("a song");
            int port = server.server().port();

            HttpResponse<String> answer = ask(client, "https://localhost:%d/v1/jobs/%s".formatted(port, job.id()));

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            String url = TestServer.json(answer)
                    .path("data")
                    .path("outputs")
                    .path(0)
                    .path("url")
                    .asText();
            assertThat(url).startsWith("https://localhost:%d/outputs/".formatted(port));
            assertThat(ask(client, url).statusCode()).isEqualTo(200);
            assertThat(ask(client, "https://127.0.0.1:%d/metrics".formatted(port))
                            .body())
                    .contains("acestep_http_requests_total{code=\"200\",method=\"GET\",route=\"/v1/jobs/{id}\"}");
            assertThatThrownBy(() -> server.get("/health")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void olderVersionsAreNotSpoken() throws Exception {
        TlsFiles files = Certificates.write(folder, "server", "EC");
        SSLContext context = context(files);
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withTls(files));
                SSLSocket socket = (SSLSocket) context.getSocketFactory()
                        .createSocket("localhost", server.server().port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1", "TLSv1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void renewedFilesAreTakenWhileItRuns() throws Exception {
        TlsFiles first = Certificates.write(folder, "first", "EC");
        TlsFiles second = Certificates.write(folder, "second", "RSA");
        TlsFiles files = new TlsFiles(first.certificate(), first.key(), Duration.ofMillis(20));
        try (TestServer server = TestServer.start(folder, Settings.OPEN.withTls(files))) {
            String url = "https://localhost:%d/health".formatted(server.server().port());
            try (HttpClient before = trusting(first)) {
                assertThat(ask(before, url).statusCode()).isEqualTo(200);
            }
            try (HttpClient after = trusting(second)) {
                Files.move(second.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
                assertThatThrownBy(() -> ask(after, url)).isInstanceOf(SSLException.class);
                Files.move(second.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
                assertThat(awaited(after, url).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void filesThatCannotBeUsedAreSaidAtTheStart() throws Exception {
        TlsFiles good = Certificates.write(folder, "good", "RSA");
        TlsFiles other = Certificates.write(folder, "other", "RSA");
        String key = Files.readString(good.key());
        refuses(
                TlsFiles.of(good.certificate(), folder.resolve("none.key")),
                "ACESTEP_TLS_KEY: ",
                "none.key cannot be used: it cannot be read");
        refuses(
                TlsFiles.of(good.key(), good.key()),
                "ACESTEP_TLS_CERT: ",
                "it is no chain of X.509 certificates in PEM form");
        refuses(TlsFiles.of(good.certificate(), other.key()), "it does not belong to the first certificate of ");
        refuses(withKey(good, "nothing"), "there is no private key in PEM form in it");
        for (String label : new String[] {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"}) {
            refuses(
                    withKey(good, key.replace("PRIVATE KEY", label)),
                    "it has to be a PKCS#8 key without password; convert it with: openssl pkey -in ");
        }
        refuses(withKey(good, Certificates.pem("PRIVATE KEY", new byte[] {1, 2, 3})), "it is not a PKCS#8 key of");
    }

    private TlsFiles withKey(TlsFiles files, String key) throws IOException {
        Path file = folder.resolve("odd.key");
        Files.writeString(file, key);
        return TlsFiles.of(files.certificate(), file);
    }

    private void refuses(TlsFiles files, String... words) {
        assertThatThrownBy(() ->
                        TestServer.start(Files.createTempDirectory(folder, "server"), Settings.OPEN.withTls(files)))
                .isInstanceOf(CannotListen.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("BEGIN");
    }

    private static HttpResponse<String> awaited(HttpClient client, String url) throws Exception {
        Instant deadline = Instant.now().plusSeconds(20);
        while (true) {
            try {
                return ask(client, url);
            } catch (SSLException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
        }
    }

    private static HttpResponse<String> ask(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient trusting(TlsFiles files) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder().sslContext(context(files)).build();
    }

    private static SSLContext context(TlsFiles files) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(files.certificate())) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            trusted.setCertificateEntry("server", certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
