package dev.acestep.http.segmind;

import dev.acestep.http.HostedConfig;
import dev.acestep.music.AudioFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations of the dialect that tests need. */
final class SegmindConfigs {
    private SegmindConfigs() {}

    static HostedConfig waiting(Duration longest) {
        return of(HostedConfig.DEFAULTS.segmind(), false, true, longest);
    }

    static HostedConfig json() {
        return of(HostedConfig.DEFAULTS.segmind(), true, true, HostedConfig.DEFAULTS.syncTimeout());
    }

    /** A second name, another format, and no vocals without lyrics. */
    static HostedConfig other() {
        HostedConfig.Provider provider =
                new HostedConfig.Provider(Optional.empty(), List.of("music-2.0=acestep-v15-base"), AudioFormat.FLAC);
        return of(provider, false, false, HostedConfig.DEFAULTS.syncTimeout());
    }

    private static HostedConfig of(HostedConfig.Provider segmind, boolean json, boolean lyrics, Duration longest) {
        HostedConfig usual = HostedConfig.DEFAULTS;
        return new HostedConfig(
                segmind,
                usual.wavespeed(),
                usual.pixazo(),
                usual.pixazoXlModel(),
                json,
                lyrics,
                usual.wavespeedRequireTags(),
                longest,
                usual.chatTimeout(),
                usual.prices());
    }
}
