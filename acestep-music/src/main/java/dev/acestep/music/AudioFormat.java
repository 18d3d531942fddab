package dev.acestep.music;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The file formats of results. A format is one line here: what the API calls it, how it is served, and the names by
 * which ffmpeg knows its container, its encoder and the encoder's sample format.
 */
public enum AudioFormat {
    FLAC("flac", "audio/flac", "flac", "flac", "s32", 0),
    MP3("mp3", "audio/mpeg", "mp3", "libmp3lame", "fltp", 128_000),
    OPUS("opus", "audio/ogg; codecs=opus", "ogg", "libopus", "flt", 160_000),
    AAC("aac", "audio/aac", "adts", "aac", "fltp", 256_000),
    WAV("wav", "audio/wav", "wav", "pcm_s16le", "s16", 0),
    WAV32("wav", "audio/wav", "wav", "pcm_f32le", "flt", 0);

    private final String extension;
    private final String contentType;
    private final String container;
    private final String encoder;
    private final String sampleFormat;
    private final int bitRate;

    AudioFormat(
            String extension, String contentType, String container, String encoder, String sampleFormat, int bitRate) {
        this.extension = extension;
        this.contentType = contentType;
        this.container = container;
        this.encoder = encoder;
        this.sampleFormat = sampleFormat;
        this.bitRate = bitRate;
    }

    /** Of the file's name, without the dot. */
    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** ffmpeg's muxer. */
    public String container() {
        return container;
    }

    /** ffmpeg's encoder. */
    public String encoder() {
        return encoder;
    }

    /** ffmpeg's name of the sample format that the encoder is fed with. */
    public String sampleFormat() {
        return sampleFormat;
    }

    /** Bits a second of a lossy format unless the request says otherwise, 0 for a lossless one. */
    public int bitRate() {
        return bitRate;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the API's word, in any case; throws {@link InvalidRequest} for any other. */
    public static AudioFormat of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.notAllowed("audio_format", text, "one of " + words()));
    }

    /** The API's words, as a refusal lists them. */
    public static String words() {
        return Arrays.stream(values()).map(AudioFormat::wireName).collect(Collectors.joining(", "));
    }
}
