package dev.acestep.http.nativeapi;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.body.Body;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.Text;
import java.util.List;

/** The routes that have the language model write for a form; without one they say what to install. */
final class TextAssistance {
    static final Field<Double> TEMPERATURE = Field.of(
                    "temperature", Kind.number(0, 2), "sampling temperature of the language model")
            .or(0.85);
    static final Field<String> QUERY = Field.of("query", Kind.text(Text.LONGEST_PROMPT), "description of the song")
            .or("");
    static final Field<String> VOCAL_LANGUAGE = Field.of("vocal_language", Kind.name(100), "language of the vocals")
            .alias("language")
            .or("unknown");

    static final List<Field<?>> FORMAT = List.of(
            TextFields.PROMPT,
            TextFields.LYRICS,
            TEMPERATURE,
            MusicFields.BPM,
            MusicFields.KEY_SCALE,
            MusicFields.TIME_SIGNATURE,
            MusicFields.VOCAL_LANGUAGE,
            MusicFields.AUDIO_DURATION);
    static final List<Field<?>> CREATE_SAMPLE = List.of(QUERY, TextFields.INSTRUMENTAL, VOCAL_LANGUAGE, TEMPERATURE);

    private static final String NOT_INITIALIZED =
            "LLM not initialized. Set ACESTEP_INIT_LLM=true in .env to enable. No language model is installed: "
                    + LanguageModels.INSTALL + ".";

    Envelope format(Body body) {
        return refused(body, FORMAT);
    }

    Envelope createSample(Body body) {
        return refused(body, CREATE_SAMPLE);
    }

    private static Envelope refused(Body body, List<Field<?>> fields) {
        Values.read(fields, Sources.of(body));
        throw new HttpProblem(503, NOT_INITIALIZED);
    }
}
