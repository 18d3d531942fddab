package dev.acestep.http.openai;

import dev.acestep.http.HostedConfig;
import java.time.Duration;

/** A server that does not wait long for its jobs. */
final class Impatient {
    static final HostedConfig CONFIG = config(HostedConfig.DEFAULTS);

    private Impatient() {}

    private static HostedConfig config(HostedConfig usual) {
        return new HostedConfig(
                usual.segmind(),
                usual.wavespeed(),
                usual.pixazo(),
                usual.pixazoXlModel(),
                usual.segmindV1Json(),
                usual.segmindDefaultLyrics(),
                usual.wavespeedRequireTags(),
                usual.syncTimeout(),
                Duration.ofMillis(300),
                usual.prices());
    }
}
