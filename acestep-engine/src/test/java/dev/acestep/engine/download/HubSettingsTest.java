package dev.acestep.engine.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSettingsTest {
    @Test
    void theHubsAreWhereTheyAreUnlessTheirOwnVariablesSayOtherwise() {
        HubSettings usual = HubSettings.of(Map.of());
        HubSettings mirrored = HubSettings.of(Map.of(
                "HF_ENDPOINT",
                "https://mirror.example/hf/",
                "MODELSCOPE_DOMAIN",
                "www.modelscope.ai",
                "HF_TOKEN",
                " abc "));

        assertThat(usual.endpoint(Hub.HUGGING_FACE)).hasToString("https://huggingface.co");
        assertThat(usual.endpoint(Hub.MODELSCOPE)).hasToString("https://www.modelscope.cn");
        assertThat(mirrored.endpoint(Hub.HUGGING_FACE)).hasToString("https://mirror.example/hf");
        assertThat(mirrored.endpoint(Hub.MODELSCOPE)).hasToString("https://www.modelscope.ai");
        assertThat(mirrored.token()).contains("abc");
        assertThat(mirrored.toString()).doesNotContain("abc");
    }

    @Test
    void anEndpointThatIsNoneIsNamed() {
        assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "ftp://x")))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageStartingWith("HF_ENDPOINT: \"ftp://x\" is not allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/x, secure:1",
        "http://mirror.example/x, plain:2",
        "https://hub.example.org/x, DIRECT",
        "https://example.org/x, DIRECT",
        "https://notexample.org/x, secure:1",
        "https://local:8443/x, DIRECT",
        "https://local:8444/x, secure:1"
    })
    void everyAddressGoesThroughItsProxy(String address, String proxy) {
        Proxies proxies = Proxies.of(Map.of(
                "https_proxy", "http://user:p%40ss@secure:1",
                "HTTP_PROXY", "plain:2/",
                "NO_PROXY", ".example.org, local:8443"));

        Proxy chosen = proxies.selector().select(URI.create(address)).getFirst();

        assertThat(chosen.toString().replace("/<unresolved>", "")).contains(proxy);
    }

    @Test
    void aStarMeansNoProxyAtAll() {
        Proxies proxies = Proxies.of(Map.of("ALL_PROXY", "http://one:1", "no_proxy", "*"));

        assertThat(proxies.selector().select(URI.create("https://huggingface.co")))
                .containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://one:1", "https://one:1", "one", "http://one:99999", "http://secret word@one:1"})
    void aProxyThatCannotBeIsRefusedWithoutShowingItsPassword(String value) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageStartingWith("HTTPS_PROXY: ")
                .hasMessageNotContaining("secret");
    }
}
