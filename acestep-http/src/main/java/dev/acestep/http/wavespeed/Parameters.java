package dev.acestep.http.wavespeed;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.SeedsAndSteps;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.Seed;
import dev.acestep.music.Text;
import java.util.List;
import java.util.Map;

/** The parameters of a submission (contract §6.1), in the contract's order. */
final class Parameters {
    static final Field<Boolean> SYNC = Field.of("enable_sync_mode", Kind.bool(), "waits for the result in this call")
            .or(false);
    static final Field<Boolean> BASE64 = Field.of(
                    "enable_base64_output", Kind.bool(), "outputs as data: URIs in place of URLs")
            .or(false);
    static final Field<String> WEBHOOK =
            Field.of("webhook", Kind.name(2_048), "https URL that is told of the end; also as query parameter");
    static final Wire<Double, Double> DURATION = Wire.of(
            Field.of("duration", Kind.number(5, 240).orAuto(), "length in seconds")
                    .alias("audio_duration")
                    .or(60.0),
            MusicFields.AUDIO_DURATION);

    /** Those that the provider's own forms show, in this order. */
    static final List<String> SHOWN = List.of("tags", "lyrics", "duration", "seed");

    private static final int HIGHEST_SEED = Integer.MAX_VALUE;

    private static final Field<String> TAGS = Field.of(
                    "tags",
                    Kind.words(Text.LONGEST_PROMPT),
                    "styles, separated by commas; a tempo such as 105 BPM counts")
            .alias("prompt");
    private static final Wire<String, String> LYRICS = Wire.of(
            Field.of(
                            "lyrics",
                            Kind.text(Text.LONGEST_LYRICS),
                            "what is sung; [inst], [instrumental] or empty is no vocals")
                    .or(""),
            TextFields.LYRICS);
    private static final Wire<Integer, List<Seed>> SEED = Wire.of(
            Field.of("seed", seed(), "same seed, same request, same audio; -1 is random")
                    .or(-1),
            SamplingFields.SEED,
            seed -> SeedsAndSteps.of(seed));

    private Parameters() {}

    /** The table. */
    static List<Wire<?, ?>> table(boolean tagsRequired) {
        Wire<String, String> tags =
                tagsRequired ? Wire.of(TAGS, TextFields.PROMPT).mandatory() : Wire.of(TAGS.or(""), TextFields.PROMPT);
        return List.of(tags, LYRICS, DURATION, SEED, Wire.own(SYNC), Wire.own(BASE64), Wire.own(WEBHOOK));
    }

    private static Kind<Integer> seed() {
        Map<String, Object> schema = Map.of("type", "integer", "minimum", -1, "maximum", HIGHEST_SEED);
        return Kind.one("integer from -1 to " + HIGHEST_SEED, schema, (raw, rule) -> {
            long seed = raw.integer(rule);
            if (seed < -1 || seed > HIGHEST_SEED) {
                throw raw.refused(rule);
            }
            return (int) seed;
        });
    }
}
