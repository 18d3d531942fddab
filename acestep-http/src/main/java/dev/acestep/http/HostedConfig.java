package dev.acestep.http;

import dev.acestep.music.AudioFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the hosted providers' dialects behave; one component for each variable of the contract's §12.4 that concerns them.
 *
 * @param segmindV1Json whether Segmind's synchronous route answers with JSON instead of the audio itself
 * @param segmindDefaultLyrics whether absent lyrics are Segmind's default ones; else they are none
 * @param wavespeedRequireTags whether WaveSpeed's {@code tags} have to be there
 * @param syncTimeout how long Segmind's and WaveSpeed's synchronous calls are held
 * @param chatTimeout how long chat completions are held
 */
public record HostedConfig(
        Provider segmind,
        Provider wavespeed,
        Provider pixazo,
        Optional<String> pixazoXlModel,
        boolean segmindV1Json,
        boolean segmindDefaultLyrics,
        boolean wavespeedRequireTags,
        Duration syncTimeout,
        Duration chatTimeout,
        Prices prices) {
    /** What a server does that is told nothing. */
    public static final HostedConfig DEFAULTS = new HostedConfig(
            Provider.of(AudioFormat.MP3),
            Provider.of(AudioFormat.MP3),
            Provider.of(AudioFormat.WAV),
            Optional.empty(),
            false,
            true,
            true,
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            new Prices(0.0002));

    /**
     * What stands behind a provider's public name.
     *
     * @param model installed model; empty is the server's default one
     * @param aliases further public names, {@code public=installed}
     */
    public record Provider(Optional<String> model, List<String> aliases, AudioFormat format) {
        public Provider {
            aliases = List.copyOf(aliases);
        }

        static Provider of(AudioFormat format) {
            return new Provider(Optional.empty(), List.of(), format);
        }
    }
}
