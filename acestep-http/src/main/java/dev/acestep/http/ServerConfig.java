package dev.acestep.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the HTTP side behaves; one component for each variable of the contract's §12.1 that concerns it.
 *
 * @param port 0 takes a free one
 * @param apiKey the admin key; empty leaves the server open
 * @param publicUrl base of absolute links; empty derives it from the request
 * @param trustedProxies address ranges in CIDR form whose forwarding headers count
 * @param corsOrigins allowed origins, {@code *} for any; empty is the default of localhost and {@code null}
 * @param openAiModelList whether {@code GET /v1/models} answers in OpenAI's form
 * @param unknownTaskStatus 2, or 0 for the original's answer to unknown ids
 * @param codesWithoutThinking whether given audio codes are used in text2music without thinking
 * @param environment {@code env} in results
 * @param audioRoots folders in which callers may name audio files, besides upload and output folder
 * @param defaultBatchSize 1 to 8
 * @param slots models of slots 1 to 3 as configured, the first never empty
 * @param shutdownGrace how long running jobs and requests under way may go on after a stop
 * @param tls what makes it speak https, and nothing else; empty is http
 */
public record ServerConfig(
        String host,
        int port,
        Optional<String> apiKey,
        Optional<String> publicUrl,
        List<String> trustedProxies,
        List<String> corsOrigins,
        boolean openAiModelList,
        int unknownTaskStatus,
        boolean codesWithoutThinking,
        String environment,
        long largestBodyBytes,
        List<Path> audioRoots,
        int defaultBatchSize,
        List<String> slots,
        boolean docsPublic,
        boolean metricsPublic,
        Duration shutdownGrace,
        Optional<TlsFiles> tls) {
    /** What a server does that is told nothing. */
    public static final ServerConfig DEFAULTS = new ServerConfig(
            "127.0.0.1",
            8001,
            Optional.empty(),
            Optional.empty(),
            List.of("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
            List.of(),
            false,
            2,
            false,
            "development",
            64L << 20,
            List.of(Path.of(System.getProperty("java.io.tmpdir", "/tmp"))),
            2,
            List.of("acestep-v15-turbo"),
            true,
            false,
            Duration.ofSeconds(30),
            Optional.empty());

    public ServerConfig {
        trustedProxies = List.copyOf(trustedProxies);
        corsOrigins = List.copyOf(corsOrigins);
        audioRoots = List.copyOf(audioRoots);
        slots = List.copyOf(slots);
    }
}
