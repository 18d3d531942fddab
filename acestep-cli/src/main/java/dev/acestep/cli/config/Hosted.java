package dev.acestep.cli.config;

import dev.acestep.http.HostedConfig;
import dev.acestep.http.Prices;
import dev.acestep.jobs.webhooks.WebhookConfig;
import dev.acestep.music.AudioFormat;
import java.time.Duration;
import java.util.List;

/** Reads the settings of hosted dialects, credits and webhooks. */
final class Hosted {
    private static final int LONGEST_SECONDS = 24 * 3600;

    private Hosted() {}

    static HostedConfig dialects(Settings settings) {
        return new HostedConfig(
                provider(settings, "SEGMIND", AudioFormat.MP3),
                provider(settings, "WAVESPEED", AudioFormat.MP3),
                new HostedConfig.Provider(
                        settings.find("ACESTEP_PIXAZO_MODEL", Form.TEXT),
                        List.of(),
                        settings.get("ACESTEP_PIXAZO_FORMAT", Form.AUDIO_FORMAT, AudioFormat.WAV)),
                settings.find("ACESTEP_PIXAZO_XL_MODEL", Form.TEXT),
                settings.get("ACESTEP_SEGMIND_V1_RESPONSE", Form.word("audio", "json"), "audio")
                        .equals("json"),
                settings.get("ACESTEP_SEGMIND_DEFAULT_LYRICS", Form.FLAG, true),
                settings.get("ACESTEP_WAVESPEED_REQUIRE_TAGS", Form.FLAG, true),
                timeout(settings, "ACESTEP_SYNC_TIMEOUT_SECONDS", 600.0),
                timeout(settings, "ACESTEP_GENERATION_TIMEOUT", 600.0),
                new Prices(settings.get("ACESTEP_PRICE_PER_SECOND", Form.number(0, 1_000_000), 0.0002)));
    }

    private static HostedConfig.Provider provider(Settings settings, String name, AudioFormat format) {
        return new HostedConfig.Provider(
                settings.find("ACESTEP_" + name + "_MODEL", Form.TEXT),
                settings.get("ACESTEP_" + name + "_ALIASES", Form.ALIASES, List.of()),
                settings.get("ACESTEP_" + name + "_FORMAT", Form.AUDIO_FORMAT, format));
    }

    static WebhookConfig webhooks(Settings settings) {
        return new WebhookConfig(
                settings.find("ACESTEP_WEBHOOK_SECRET", Form.TEXT),
                timeout(settings, "ACESTEP_WEBHOOK_TIMEOUT_SECONDS", 10.0),
                settings.get("ACESTEP_WEBHOOK_MAX_ATTEMPTS", Form.integer(1, 100), 8),
                Form.duration(settings.get("ACESTEP_WEBHOOK_BACKOFF_SECONDS", Form.number(0.01, 3600), 10.0)),
                settings.get("ACESTEP_WEBHOOK_ALLOW_INSECURE_LOOPBACK", Form.FLAG, false),
                settings.get("ACESTEP_WEBHOOK_ALLOW_CIDRS", Form.CIDRS, List.of()));
    }

    private static Duration timeout(Settings settings, String variable, double fallback) {
        return Form.duration(settings.get(variable, Form.number(1, LONGEST_SECONDS), fallback));
    }
}
