package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Raw;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.KeyScale;
import dev.acestep.music.Metadata;
import dev.acestep.music.TimeSignature;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Contract §3.4, first half: what the music is like. */
public final class MusicFields {
    /** The shortest song that the native dialect offers, in seconds. */
    public static final double SHORTEST = 10;

    public static final Field<Integer> BPM = Field.of(
                    "bpm",
                    Kind.integer(Bpm.SLOWEST, Bpm.FASTEST)
                            .exceptNumbers(n -> n.signum() == 0 || isMinusOne(n))
                            .orAuto(),
                    "tempo; 0 and -1 leave it open")
            .showsIfAny(s -> metadata(s.request()).bpm().map(Bpm::value));
    public static final Field<KeyScale> KEY_SCALE = Field.of(
                    "key_scale",
                    Kind.one(
                                    "a key such as C Major or Am, at most 100 characters",
                                    Map.of("type", "string", "maxLength", 100),
                                    (raw, rule) -> new KeyScale(raw.text(rule)))
                            .orAuto(),
                    "key; short forms such as Am are normalised")
            .alias("keyscale", "key")
            .showsIfAny(s -> metadata(s.request()).keyScale().map(KeyScale::name));
    public static final Field<TimeSignature> TIME_SIGNATURE = Field.of(
                    "time_signature",
                    Kind.one(
                                    "one of 2, 3, 4, 6, 2/4, 3/4, 4/4, 6/8",
                                    Map.of(
                                            "type",
                                            "string",
                                            "enum",
                                            List.of("2", "3", "4", "6", "2/4", "3/4", "4/4", "6/8")),
                                    MusicFields::timeSignature)
                            .orAuto(),
                    "metre")
            .alias("timesignature")
            .showsIfAny(s -> metadata(s.request()).timeSignature().map(TimeSignature::wireName));
    public static final Field<String> VOCAL_LANGUAGE = Field.of(
                    "vocal_language",
                    Kind.name(100),
                    "language of the vocals, a code such as en or unknown; names such as English are understood")
            .alias("language")
            .or("en")
            .shows(s -> metadata(s.request()).language().code());
    public static final Field<Double> AUDIO_DURATION = Field.of(
                    "audio_duration",
                    Kind.number(SHORTEST, AudioDuration.LONGEST)
                            .exceptNumbers(n -> n.signum() <= 0)
                            .orAuto(),
                    "length in seconds; 0 and less leave it open")
            .alias("duration", "target_duration")
            .showsIfAny(s -> metadata(s.request()).duration().map(AudioDuration::seconds));
    public static final Field<Integer> BATCH_SIZE = Field.of(
                    "batch_size",
                    Kind.integer(1, GenerationRequest.LARGEST_BATCH),
                    "number of results; default: ACESTEP_DEFAULT_BATCH_SIZE, 2 unless configured")
            .shows(s -> s.request().batchSize());

    public static final List<Field<?>> ALL =
            List.of(BPM, KEY_SCALE, TIME_SIGNATURE, VOCAL_LANGUAGE, AUDIO_DURATION, BATCH_SIZE);

    private MusicFields() {}

    private static Metadata metadata(GenerationRequest request) {
        return request.metadata();
    }

    private static boolean isMinusOne(BigDecimal number) {
        return number.compareTo(BigDecimal.ONE.negate()) == 0;
    }

    private static TimeSignature timeSignature(Raw raw, String rule) {
        return switch (raw.word(rule)) {
            case "2", "2/4", "2.0" -> TimeSignature.TWO_FOUR;
            case "3", "3/4", "3.0" -> TimeSignature.THREE_FOUR;
            case "4", "4/4", "4.0" -> TimeSignature.FOUR_FOUR;
            case "6", "6/8", "6.0" -> TimeSignature.SIX_EIGHT;
            default -> throw raw.refused(rule);
        };
    }
}
