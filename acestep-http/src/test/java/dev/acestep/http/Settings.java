package dev.acestep.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What tests change about a server. */
public record Settings(
        Optional<String> apiKey,
        Optional<String> publicUrl,
        List<String> corsOrigins,
        int unknownTaskStatus,
        boolean openAiModelList,
        boolean docsPublic,
        long largestBodyBytes,
        int port) {
    public static final Settings OPEN =
            new Settings(Optional.empty(), Optional.empty(), List.of(), 2, false, true, 1L << 20, 0);

    public static Settings withKey(String key) {
        return new Settings(Optional.of(key), Optional.empty(), List.of(), 2, false, true, 1L << 20, 0);
    }

    public Settings withPort(int number) {
        return new Settings(
                apiKey,
                publicUrl,
                corsOrigins,
                unknownTaskStatus,
                openAiModelList,
                docsPublic,
                largestBodyBytes,
                number);
    }

    public Settings withOriginalAnswers() {
        return new Settings(apiKey, publicUrl, corsOrigins, 0, true, docsPublic, largestBodyBytes, port);
    }

    public Settings withPublicUrl(String url) {
        return new Settings(
                apiKey,
                Optional.of(url),
                corsOrigins,
                unknownTaskStatus,
                openAiModelList,
                docsPublic,
                largestBodyBytes,
                port);
    }

    public ServerConfig config() {
        ServerConfig defaults = ServerConfig.DEFAULTS;
        return new ServerConfig(
                "127.0.0.1",
                port,
                apiKey,
                publicUrl,
                defaults.trustedProxies(),
                corsOrigins,
                openAiModelList,
                unknownTaskStatus,
                false,
                "test",
                largestBodyBytes,
                List.of(),
                1,
                defaults.slots(),
                docsPublic,
                false,
                Duration.ofSeconds(2));
    }
}
