package dev.acestep.http.replicate;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.Text;
import java.util.List;

/** The members of {@code input}, in the contract's order. */
final class Inputs {
    static final List<Wire<?, ?>> TABLE = List.of(
            Wire.of(
                    Field.of("prompt", Kind.text(Text.LONGEST_PROMPT), "description of the music")
                            .alias("caption")
                            .lastResort("tags")
                            .or(""),
                    TextFields.PROMPT),
            Wire.of(
                    Field.of("lyrics", Kind.text(Text.LONGEST_LYRICS), "what is sung; [inst] or empty is no vocals")
                            .or(""),
                    TextFields.LYRICS),
            Wire.of(
                    Field.of("duration", Kind.number(10, 240).orAuto(), "length in seconds")
                            .alias("audio_duration")
                            .or(30.0),
                    MusicFields.AUDIO_DURATION),
            Wire.of(Field.of("bpm", MusicFields.BPM.kind(), "tempo; 0 and -1 leave it open"), MusicFields.BPM),
            Wire.of(
                    Field.of("key_scale", MusicFields.KEY_SCALE.kind(), "key such as C Major or Am")
                            .alias("keyscale", "key"),
                    MusicFields.KEY_SCALE),
            Wire.of(Field.of("time_signature", MusicFields.TIME_SIGNATURE.kind(), "metre"), MusicFields.TIME_SIGNATURE),
            Wire.of(
                    Field.of("inference_steps", Kind.integer(1, 20), "diffusion steps; default by model"),
                    SamplingFields.INFERENCE_STEPS),
            Wire.of(
                    Field.of("guidance_scale", SamplingFields.GUIDANCE_SCALE.kind(), "guidance; default by model"),
                    SamplingFields.GUIDANCE_SCALE),
            Wire.of(
                    Field.of("shift", SamplingFields.SHIFT.kind(), "time-step shift; default by model"),
                    SamplingFields.SHIFT),
            Wire.of(
                    Field.of("seed", SamplingFields.SEED.kind(), "seeds of the results in order; -1 or none is random"),
                    SamplingFields.SEED),
            Wire.of(
                    Field.of("thinking", Kind.bool(), "the language model plans the song first")
                            .or(false),
                    TextFields.THINKING),
            Wire.of(
                    Field.of("batch_size", Kind.integer(1, 4), "number of results")
                            .or(1),
                    MusicFields.BATCH_SIZE),
            Wire.of(
                    Field.of("audio_format", OutputFields.AUDIO_FORMAT.kind(), "file format")
                            .or(AudioFormat.MP3),
                    OutputFields.AUDIO_FORMAT));

    private Inputs() {}

    /**
     * The values of an input.
     *
     * @throws HttpProblem if it has neither prompt nor lyrics
     */
    static Values read(Sources input) {
        Values values = Values.translated(TABLE, input);
        if (values.get(TextFields.PROMPT).isBlank()
                && values.get(TextFields.LYRICS).isBlank()) {
            throw HttpProblem.missing("prompt");
        }
        return values;
    }
}
