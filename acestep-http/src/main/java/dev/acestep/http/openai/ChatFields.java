package dev.acestep.http.openai;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.Fields;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.PlannerFields;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.AudioFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a chat completion (contract §8.2), {@code messages} aside. */
final class ChatFields {
    static final Field<Boolean> STREAM =
            Field.of("stream", Kind.bool(), "answer as server-sent events").or(false);

    private static final Map<String, Object> DEFAULTS =
            Map.of(PlannerFields.LM_CFG_SCALE.name(), 2.0, MusicFields.BATCH_SIZE.name(), 1);
    private static final double NARROWEST_NUCLEUS = 1e-6;

    /** Of the request itself; what it shares with other dialects has its canonical name. */
    static final List<Wire<?, ?>> TOP = Stream.concat(
                    Fields.ALL.stream().map(ChatFields::bare),
                    Stream.of(
                            Wire.own(STREAM),
                            Wire.own(Field.of("use_cot_metas", Kind.bool(), "taken; what is open is always filled in")),
                            Wire.of(
                                    Field.of("temperature", Kind.number(0, 2), "of the language model"),
                                    PlannerFields.LM_TEMPERATURE),
                            Wire.of(
                                    Field.of("top_p", Kind.number(0, 1), "of the language model"),
                                    PlannerFields.LM_TOP_P,
                                    share -> Math.max(share, NARROWEST_NUCLEUS)),
                            Wire.of(
                                    Field.of("top_k", PlannerFields.LM_TOP_K.kind(), "of the language model; 0 is off"),
                                    PlannerFields.LM_TOP_K),
                            Wire.of(
                                    Field.of("audio_codes", PlannerFields.AUDIO_CODE_STRING.kind(), "5Hz audio codes"),
                                    PlannerFields.AUDIO_CODE_STRING)))
            .toList();

    /** Of {@code audio_config}. */
    static final List<Wire<?, ?>> CONFIG = List.of(
            Wire.of(
                    Field.of("duration", MusicFields.AUDIO_DURATION.kind(), "length in seconds"),
                    MusicFields.AUDIO_DURATION),
            bare(MusicFields.BPM),
            bare(MusicFields.KEY_SCALE),
            bare(MusicFields.TIME_SIGNATURE),
            bare(MusicFields.VOCAL_LANGUAGE),
            bare(TextFields.INSTRUMENTAL));

    /** Of {@code audio_config}, or else of {@code audio}. */
    static final List<Wire<?, ?>> FORMAT = List.of(Wire.of(
            Field.of("format", Kind.oneOf(List.of(AudioFormat.values()), AudioFormat::wireName), "file format"),
            OutputFields.AUDIO_FORMAT));

    private ChatFields() {}

    /** The field under its canonical name alone, with this dialect's default. */
    private static <T> Wire<T, T> bare(Field<T> core) {
        Field<T> field = Field.of(core.name(), core.kind(), core.meaning());
        return Wire.of(standard(core).map(field::or).orElse(field), core);
    }

    /** What is in force when nothing was sent; whether a song is instrumental then follows from its lyrics. */
    @SuppressWarnings("unchecked") // each default is of its own field's type
    private static <T> Optional<T> standard(Field<T> core) {
        if (core.equals(TextFields.INSTRUMENTAL)) {
            return Optional.empty();
        }
        return Optional.ofNullable((T) DEFAULTS.get(core.name())).or(core::standard);
    }
}
