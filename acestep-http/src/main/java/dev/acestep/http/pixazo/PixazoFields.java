package dev.acestep.http.pixazo;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.SeedsAndSteps;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.Seed;
import dev.acestep.music.Text;
import java.util.List;

/** The parameters of both models (contract §7.1), in the contract's order. */
final class PixazoFields {
    /** Length of the XL model's songs unless the request gives one, in seconds. */
    static final double XL_SECONDS = 30;

    static final Field<Double> DURATION = Field.of(
                    "duration",
                    Kind.number(AudioDuration.SHORTEST, AudioDuration.LONGEST).orAuto(),
                    "length in seconds")
            .alias("audio_duration");

    private static final int LARGEST_BATCH = 4;

    private static final Wire<String, String> PROMPT = Wire.of(
                    Field.of("prompt", Kind.words(Text.LONGEST_PROMPT), "style, genre, mood, instruments, vocals"),
                    TextFields.PROMPT)
            .mandatory();
    private static final Wire<String, String> LYRICS = Wire.of(
            Field.of(
                            "lyrics",
                            Kind.text(Text.LONGEST_LYRICS),
                            "lyrics with section tags such as [verse]; empty is no vocals")
                    .or(""),
            TextFields.LYRICS);
    private static final Wire<Boolean, Boolean> INSTRUMENTAL =
            Wire.of(Field.of("instrumental", Kind.bool(), "true is no vocals").or(false), TextFields.INSTRUMENTAL);
    private static final Wire<Double, Integer> BPM = Wire.of(
            Field.of("bpm", Kind.number(Bpm.SLOWEST, Bpm.FASTEST).orAuto(), "tempo, rounded to a whole number"),
            MusicFields.BPM,
            bpm -> (int) Math.round(bpm));
    private static final Wire<Integer, Integer> STEPS = Wire.of(
            Field.of(
                            "infer_steps",
                            Kind.integer(1, Integer.MAX_VALUE),
                            "diffusion steps, reduced to the model's maximum; default by model")
                    .alias("inference_steps"),
            SamplingFields.INFERENCE_STEPS);
    private static final Wire<Double, Double> GUIDANCE = Wire.of(
            Field.of("guidance_scale", Kind.number(0, 30), "how strongly the prompt is followed; default by model"),
            SamplingFields.GUIDANCE_SCALE);
    private static final Wire<Long, List<Seed>> SEED = Wire.of(
            Field.of("seed", SeedsAndSteps.seed(), "same seed, same request, same audio; -1 or none is random"),
            SamplingFields.SEED,
            SeedsAndSteps::of);
    private static final Wire<?, ?> KEY = Wire.of(
            Field.of("key", MusicFields.KEY_SCALE.kind(), "musical key").alias("key_scale", "keyscale"),
            MusicFields.KEY_SCALE);
    private static final Wire<?, ?> TIME_SIGNATURE =
            Wire.of(Field.of("time_signature", MusicFields.TIME_SIGNATURE.kind(), "metre"), MusicFields.TIME_SIGNATURE);
    private static final Wire<Integer, Integer> BATCH = Wire.of(
            Field.of("batch_size", Kind.integer(1, LARGEST_BATCH), "number of results")
                    .or(1),
            MusicFields.BATCH_SIZE);
    private static final Wire<Boolean, Boolean> THINKING = Wire.of(
            Field.of("thinking", Kind.bool(), "the language model plans the song first")
                    .or(false),
            TextFields.THINKING);

    private PixazoFields() {}

    /** The table with this row for the length. */
    static List<Wire<?, ?>> with(Wire<?, ?> duration) {
        return List.of(
                PROMPT,
                LYRICS,
                INSTRUMENTAL,
                duration,
                BPM,
                STEPS,
                GUIDANCE,
                SEED,
                KEY,
                TIME_SIGNATURE,
                BATCH,
                THINKING);
    }
}
