package dev.acestep.music;

/**
 * What is done with finished samples, and the file that they become.
 *
 * @param mp3BitRate bits a second: 128,000, 192,000, 256,000 or 320,000
 * @param mp3SampleRate 44,100 or 48,000
 * @param normalize whether the peak is brought to {@code normalizationDb}
 * @param normalizationDb −10 to 0 dBFS
 * @param fadeInSeconds 0 to 10
 * @param fadeOutSeconds 0 to 10
 * @param timestamps whether the lyrics' line times are wanted
 * @param scores whether quality scores are wanted
 */
public record Output(
        AudioFormat format,
        int mp3BitRate,
        int mp3SampleRate,
        boolean normalize,
        double normalizationDb,
        double fadeInSeconds,
        double fadeOutSeconds,
        boolean timestamps,
        boolean scores) {
    public static final Output DEFAULTS =
            new Output(AudioFormat.MP3, 128_000, Pcm.SAMPLE_RATE, true, -1, 0, 0, false, false);

    public Output {
        if (mp3BitRate != 128_000 && mp3BitRate != 192_000 && mp3BitRate != 256_000 && mp3BitRate != 320_000) {
            throw InvalidRequest.notAllowed("mp3_bitrate", mp3BitRate / 1000 + "k", "one of 128k, 192k, 256k, 320k");
        }
        if (mp3SampleRate != 44_100 && mp3SampleRate != 48_000) {
            throw InvalidRequest.notAllowed("mp3_sample_rate", mp3SampleRate, "one of 44100, 48000");
        }
        Range.number("normalization_db", normalizationDb, -10, 0);
        Range.number("fade_in_duration", fadeInSeconds, 0, 10);
        Range.number("fade_out_duration", fadeOutSeconds, 0, 10);
    }

    public Output withFormat(AudioFormat other) {
        return new Output(
                other,
                mp3BitRate,
                mp3SampleRate,
                normalize,
                normalizationDb,
                fadeInSeconds,
                fadeOutSeconds,
                timestamps,
                scores);
    }
}
