package dev.acestep.http.segmind;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.SeedsAndSteps;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.Text;
import java.util.List;

/** The parameters of a song (contract §5.1), in the contract's order. */
final class SegmindFields {
    /** What is sung where a request has no lyrics. */
    static final String DEFAULT_LYRICS = String.join(
            " \n ",
            "[Verse]",
            "No brush, no pen, just sparks and code",
            "You lit the path I’ve never known",
            "[Chorus] You make my mind",
            "Where chaos turns to perfect lines",
            "No hands, no rules",
            "Just visions breaking every rule",
            "[Outro] You’re not a tool, you’re the design",
            "You’re the storm — you’re Segmind");

    static final Field<Boolean> BASE64 = Field.of(
                    "base64", Kind.bool(), "the audio comes as base64 text and not as bytes or a link")
            .or(false);

    private static final Field<String> LYRICS = Field.of(
            "lyrics", Kind.text(Text.LONGEST_LYRICS), "lyrics; empty, [inst] and [instrumental] are no vocals");

    private SegmindFields() {}

    /**
     * The table.
     *
     * @param defaultLyrics whether absent lyrics are the default ones; else they are none
     */
    static List<Wire<?, ?>> table(boolean defaultLyrics) {
        return List.of(
                Wire.of(
                                Field.of("genres", Kind.name(Text.LONGEST_PROMPT), "genres, instruments, mood, tempo"),
                                TextFields.PROMPT)
                        .mandatory(),
                Wire.of(
                                Field.of("output_seconds", Kind.integer(10, 240), "length in seconds"),
                                MusicFields.AUDIO_DURATION,
                                Integer::doubleValue)
                        .mandatory(),
                Wire.of(LYRICS.or(defaultLyrics ? DEFAULT_LYRICS : ""), TextFields.LYRICS),
                Wire.of(
                        Field.of("lyrics_strength", Kind.number(0.1, 10), "weight of the lyrics; 1 changes nothing")
                                .or(1.0),
                        SamplingFields.LYRIC_GUIDANCE_SCALE),
                Wire.of(
                        Field.of("cfg", Kind.number(1, 15), "how strongly the genres are followed")
                                .or(4.0),
                        SamplingFields.GUIDANCE_SCALE),
                Wire.of(
                        Field.of("shift", Kind.number(0, 10), "time-step shift of the sampler; below 1 is 1")
                                .or(4.0),
                        SamplingFields.SHIFT),
                Wire.of(
                        Field.of("steps", Kind.integer(10, 150), "diffusion steps, reduced to the model's maximum")
                                .or(50),
                        SamplingFields.INFERENCE_STEPS),
                Wire.of(
                        Field.of("seed", SeedsAndSteps.seed(), "equal requests give equal music; -1 is random")
                                .or(69_822_014L),
                        SamplingFields.SEED,
                        SeedsAndSteps::of),
                Wire.own(BASE64));
    }
}
