package dev.acestep.cli.config;

import dev.acestep.music.AudioFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The hosted providers' dialects, credits and webhooks; accepted and recorded until those dialects are there. */
public record HostedConfig(
        Provider segmind,
        Provider wavespeed,
        Provider pixazo,
        Optional<String> pixazoXlModel,
        String segmindV1Response,
        boolean segmindDefaultLyrics,
        boolean wavespeedRequireTags,
        Duration syncTimeout,
        Duration chatTimeout,
        double pricePerSecond,
        Webhooks webhooks) {
    private static final int LONGEST_SECONDS = 24 * 3600;

    /**
     * What stands behind a provider's public name.
     *
     * @param aliases further public names, {@code public=installed}
     */
    public record Provider(Optional<String> model, List<String> aliases, AudioFormat format) {
        public Provider {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * How webhooks are signed and delivered.
     *
     * @param cidrs address ranges to which they may go besides public ones
     */
    public record Webhooks(
            Optional<String> secret, Duration timeout, int attempts, boolean insecureLoopback, List<String> cidrs) {
        public Webhooks {
            cidrs = List.copyOf(cidrs);
        }

        @Override
        public String toString() {
            return "Webhooks[timeout=%s, attempts=%d, insecureLoopback=%s, cidrs=%s]"
                    .formatted(timeout, attempts, insecureLoopback, cidrs);
        }
    }

    static HostedConfig from(Settings settings) {
        return new HostedConfig(
                provider(settings, "SEGMIND", AudioFormat.MP3),
                provider(settings, "WAVESPEED", AudioFormat.MP3),
                new Provider(
                        settings.find("ACESTEP_PIXAZO_MODEL", Form.TEXT),
                        List.of(),
                        settings.get("ACESTEP_PIXAZO_FORMAT", Form.AUDIO_FORMAT, AudioFormat.WAV)),
                settings.find("ACESTEP_PIXAZO_XL_MODEL", Form.TEXT),
                settings.get("ACESTEP_SEGMIND_V1_RESPONSE", Form.word("audio", "json"), "audio"),
                settings.get("ACESTEP_SEGMIND_DEFAULT_LYRICS", Form.FLAG, true),
                settings.get("ACESTEP_WAVESPEED_REQUIRE_TAGS", Form.FLAG, true),
                timeout(settings, "ACESTEP_SYNC_TIMEOUT_SECONDS", 600.0),
                timeout(settings, "ACESTEP_GENERATION_TIMEOUT", 600.0),
                settings.get("ACESTEP_PRICE_PER_SECOND", Form.number(0, 1_000_000), 0.0002),
                webhooks(settings));
    }

    private static Provider provider(Settings settings, String name, AudioFormat format) {
        return new Provider(
                settings.find("ACESTEP_" + name + "_MODEL", Form.TEXT),
                settings.get("ACESTEP_" + name + "_ALIASES", Form.ALIASES, List.of()),
                settings.get("ACESTEP_" + name + "_FORMAT", Form.AUDIO_FORMAT, format));
    }

    private static Webhooks webhooks(Settings settings) {
        return new Webhooks(
                settings.find("ACESTEP_WEBHOOK_SECRET", Form.TEXT),
                timeout(settings, "ACESTEP_WEBHOOK_TIMEOUT_SECONDS", 10.0),
                settings.get("ACESTEP_WEBHOOK_MAX_ATTEMPTS", Form.integer(1, 100), 8),
                settings.get("ACESTEP_WEBHOOK_ALLOW_INSECURE_LOOPBACK", Form.FLAG, false),
                settings.get("ACESTEP_WEBHOOK_ALLOW_CIDRS", Form.CIDRS, List.of()));
    }

    private static Duration timeout(Settings settings, String variable, double fallback) {
        return Form.duration(settings.get(variable, Form.number(1, LONGEST_SECONDS), fallback));
    }
}
