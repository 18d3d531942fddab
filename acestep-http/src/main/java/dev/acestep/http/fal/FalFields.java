package dev.acestep.http.fal;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.SeedsAndSteps;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.Sampling.SamplerMode;
import dev.acestep.music.Text;
import java.util.List;
import java.util.stream.Stream;

/** The inputs of both endpoints that make music from words, in fal's order. */
final class FalFields {
    static final Field<Double> GUIDANCE_SCALE =
            Field.of("guidance_scale", Kind.number(0, 200), "how strongly the words are followed; above 30 is 30");
    static final Field<Double> TAG_GUIDANCE_SCALE = Field.of(
            "tag_guidance_scale",
            Kind.number(0, 10),
            "how strongly the tags are followed, unless guidance_scale is sent");
    static final Field<Double> GUIDANCE_INTERVAL = Field.of(
            "guidance_interval", Kind.number(0, 1), "middle part of the schedule in which guidance is in force");
    static final Field<String> GUIDANCE_TYPE = Field.of(
            "guidance_type", Kind.oneOf(List.of("apg", "cfg", "cfg_star"), word -> word), "the engine's own is used");
    static final Field<Double> GRANULARITY_SCALE =
            Field.of("granularity_scale", Kind.number(-100, 100), "not used by this engine");
    static final Field<Double> GUIDANCE_INTERVAL_DECAY =
            Field.of("guidance_interval_decay", Kind.number(0, 1), "not used by this engine");
    static final Field<Double> MINIMUM_GUIDANCE_SCALE =
            Field.of("minimum_guidance_scale", Kind.number(0, 200), "not used by this engine");

    /** Inputs that the engine has nothing for. */
    static final List<Field<?>> UNUSED =
            List.of(GUIDANCE_TYPE, GRANULARITY_SCALE, GUIDANCE_INTERVAL_DECAY, MINIMUM_GUIDANCE_SCALE);

    private static final double LEAST_LYRICS = 0.1;

    private static final Wire<String, String> LYRICS = Wire.of(
            Field.of("lyrics", Kind.text(Text.LONGEST_LYRICS), "lyrics; empty, [inst] and [instrumental] are no vocals")
                    .or(""),
            TextFields.LYRICS);

    /** What makes music from tags and lyrics. */
    static final List<Wire<?, ?>> TAGS = table(
            Wire.of(
                            Field.of("tags", Kind.name(Text.LONGEST_PROMPT), "genres and moods, with commas"),
                            TextFields.PROMPT)
                    .mandatory(),
            LYRICS);

    /** What makes music from a description. */
    static final List<Wire<?, ?>> PROMPT = table(
            Wire.of(
                            Field.of("prompt", Kind.name(Text.LONGEST_PROMPT), "description of the song")
                                    .alias("tags"),
                            TextFields.PROMPT)
                    .mandatory(),
            LYRICS,
            Wire.of(Field.of("instrumental", Kind.bool(), "true is no vocals").or(false), TextFields.INSTRUMENTAL));

    private FalFields() {}

    private static List<Wire<?, ?>> table(Wire<?, ?>... words) {
        return Stream.concat(Stream.of(words), rest().stream()).toList();
    }

    private static List<Wire<?, ?>> rest() {
        return List.of(
                Wire.of(
                        Field.of("duration", Kind.number(5, 240), "length in seconds")
                                .or(60.0),
                        MusicFields.AUDIO_DURATION),
                Wire.of(
                        Field.of(
                                        "number_of_steps",
                                        Kind.integer(3, 60),
                                        "diffusion steps, reduced to the model's maximum")
                                .or(27),
                        SamplingFields.INFERENCE_STEPS),
                Wire.of(
                        Field.of("seed", SeedsAndSteps.seed(), "equal requests give equal music; -1 or none is random"),
                        SamplingFields.SEED,
                        SeedsAndSteps::of),
                Wire.of(
                        Field.of("scheduler", Kind.oneOf(SamplerMode.class), "order of the solver")
                                .or(SamplerMode.EULER),
                        SamplingFields.SAMPLER_MODE),
                Wire.own(GUIDANCE_TYPE),
                Wire.own(GRANULARITY_SCALE),
                Wire.own(GUIDANCE_INTERVAL),
                Wire.own(GUIDANCE_INTERVAL_DECAY),
                Wire.of(GUIDANCE_SCALE, SamplingFields.GUIDANCE_SCALE),
                Wire.own(MINIMUM_GUIDANCE_SCALE),
                Wire.own(TAG_GUIDANCE_SCALE),
                Wire.of(
                        Field.of("lyric_guidance_scale", Kind.number(0, 10), "weight of the lyrics; 1 changes nothing"),
                        SamplingFields.LYRIC_GUIDANCE_SCALE,
                        scale -> Math.max(LEAST_LYRICS, scale)));
    }
}
