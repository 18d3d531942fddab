package dev.acestep.jobs.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.InvalidRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §9.2: where webhooks may go. */
class WebhookTargetsTest {
    private final WebhookTargets strict = targets(false);
    private final WebhookTargets developing = targets(true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://example.org/hook               | http is not allowed, use https",
                "ftp://example.org/hook                | ftp is not allowed, use https",
                "file:///etc/passwd                    | not an absolute URL such as https://example.org/hook",
                "javascript:alert(1)                   | not an absolute URL such as https://example.org/hook",
                "example.org/hook                      | not an absolute URL such as https://example.org/hook",
                "//example.org/hook                    | not an absolute URL such as https://example.org/hook",
                "https://                              | not an absolute URL such as https://example.org/hook",
                "https://exa mple.org/                 | not an absolute URL such as https://example.org/hook",
                "https://example.org\\@10.0.0.1/        | not an absolute URL such as https://example.org/hook",
                "https://user:secret@example.org/      | user info in the URL is not allowed",
                "https://example.org@10.0.0.1/         | user info in the URL is not allowed",
                "https://example.org:0/                | port 0 is not allowed (1 to 65535)",
                "https://example.org:65536/            | port 65536 is not allowed (1 to 65535)",
                "https://example.org./                 | a dot at the end of the host is not allowed",
                "https://127.0.0.1./                   | not an absolute URL such as https://example.org/hook",
                "https://[fe80::1%25eth0]/             | a zone in an address is not allowed",
                "https://localhost/                    | localhost is not a public address",
                "https://intranet.example/             | intranet.example is not a public address",
                "https://rebinding.example/            | rebinding.example is not a public address",
            })
    void whatIsWrongIsSaid(String url, String reason) {
        assertThatThrownBy(() -> strict.permitted("webhook_url", url))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("webhook_url: " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[2002:a00:1::1]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void addressesThatAreNotPublicAreRefused(String host) {
        assertThatThrownBy(() -> strict.permitted("webhook", "https://%s/hook".formatted(host)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("webhook: ")
                .hasMessageEndingWith("is not a public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.1",
                "127.0.1",
                "010.0.0.1",
                "127.0.0.01",
                "256.1.1.1",
                "1.2.3.4.5",
                "127.0.0.0x1",
                "１２７.0.0.1",
                "①②⑦.0.0.1"
            })
    void addressesInOtherSpellingsAreRefused(String host) {
        assertThatThrownBy(() -> developing.permitted("webhook_url", "https://%s/hook".formatted(host)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageStartingWith("webhook_url: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.215.14/hook",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook?a=b",
                "https://[64:ff9b::93.184.215.14]/",
                "https://public.example:8443/hook?token=1#part",
                "HTTPS://PUBLIC.example",
                "https://unknown.example/hook",
                "https://100.128.0.1/",
                "https://172.32.0.1/"
            })
    void publicOnesAreAllowed(String url) {
        assertThat(strict.permitted("webhook_url", url)).isEqualTo(URI.create(url));
    }

    @Test
    void aUrlHasAtMost2048Characters() {
        String longest = "https://public.example/" + "a".repeat(2048 - 23);
        assertThat(strict.permitted("webhook_url", longest)).hasToString(longest);
        assertThatThrownBy(() -> strict.permitted("webhook_url", longest + "a"))
                .hasMessage("webhook_url: 2,049 characters is not allowed (at most 2,048)");
    }

    @Test
    void theOptionAllowsThisMachineAndNothingElse() {
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3:99", "[::1]:80")) {
            assertThat(developing.permitted("webhook_url", "http://%s/hook".formatted(host)))
                    .isNotNull();
            assertThat(developing.permitted("webhook_url", "https://%s/hook".formatted(host)))
                    .isNotNull();
        }
        for (String url : List.of(
                "http://10.0.0.1/",
                "http://public.example/",
                "http://loopback.example/",
                "https://loopback.example/",
                "https://10.0.0.1/",
                "http://[::ffff:10.0.0.1]/",
                "https://intranet.example/")) {
            assertThatThrownBy(() -> developing.permitted("webhook_url", url)).isInstanceOf(InvalidRequest.class);
        }
    }

    @Test
    void rangesMayBeAllowedBesides() throws Exception {
        WebhookTargets office = new WebhookTargets(
                new WebhookConfig(
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        1,
                        Duration.ofSeconds(1),
                        false,
                        List.of("10.1.0.0/16", "fd00::/8")),
                WebhookTargetsTest::addresses);
        assertThat(office.permitted("webhook_url", "https://intranet.example/")).isNotNull();
        assertThat(office.permitted("webhook_url", "https://[fd00::1]/")).isNotNull();
        assertThatThrownBy(() -> office.permitted("webhook_url", "http://10.1.2.3/"))
                .hasMessageEndingWith("http is not allowed, use https");
        assertThatThrownBy(() -> office.permitted("webhook_url", "https://10.2.0.1/"))
                .hasMessageEndingWith("is not a public address");
    }

    private static WebhookTargets targets(boolean insecureLoopback) {
        return new WebhookTargets(
                new WebhookConfig(
                        Optional.empty(), Duration.ofSeconds(1), 1, Duration.ofSeconds(1), insecureLoopback, List.of()),
                WebhookTargetsTest::addresses);
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example" -> List.of(InetAddress.ofLiteral("93.184.215.14"));
            case "intranet.example" -> List.of(InetAddress.ofLiteral("10.1.2.3"));
            case "loopback.example", "localhost" ->
                List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
            case "rebinding.example" ->
                List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("169.254.169.254"));
            default -> throw new UnknownHostException(host);
        };
    }
}
