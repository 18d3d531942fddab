package dev.acestep.http.nativeapi;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.Lifecycle;
import dev.acestep.http.body.Body;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.AudioDuration;
import dev.acestep.music.Bpm;
import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.Metadata;
import dev.acestep.music.Models;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import dev.acestep.music.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/** The routes that have the language model write for a form; a few callers at once, for each writes for seconds. */
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
            VOCAL_LANGUAGE,
            MusicFields.AUDIO_DURATION);
    static final List<Field<?>> CREATE_SAMPLE = List.of(QUERY, TextFields.INSTRUMENTAL, VOCAL_LANGUAGE, TEMPERATURE);

    private static final int MOST_AT_ONCE = 2;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final String NOT_INITIALIZED =
            "LLM not initialized. Set ACESTEP_INIT_LLM=true in .env to enable. Reason: ";

    private final Models models;
    private final Lifecycle lifecycle;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    TextAssistance(Models models, Lifecycle lifecycle) {
        this.models = models;
        this.lifecycle = lifecycle;
    }

    /** Why there is no language model, and what helps. */
    static String reason(LanguageModels none) {
        return none.equals(LanguageModels.NONE_INSTALLED)
                ? "%s (%s)".formatted(none.absence(), LanguageModels.INSTALL)
                : none.absence();
    }

    Envelope format(Body body) {
        Values values = Values.read(FORMAT, Sources.of(body));
        Metadata given = given(values);
        String caption = values.get(TextFields.PROMPT);
        String lyrics = values.get(TextFields.LYRICS);
        double temperature = values.get(TEMPERATURE);
        return answer(
                "format_sample failed: ",
                (model, progress) ->
                        DraftView.formatted(model.format(caption, lyrics, given, temperature, progress), given));
    }

    Envelope createSample(Body body) {
        Values values = Values.read(CREATE_SAMPLE, Sources.of(body));
        String query = values.get(QUERY);
        boolean instrumental = values.get(TextFields.INSTRUMENTAL);
        Language language = language(values);
        double temperature = values.get(TEMPERATURE);
        return answer("create_sample error: ", (model, progress) -> {
            SongDraft draft = model.sample(query, instrumental, language, temperature, progress);
            return DraftView.invented(draft, language);
        });
    }

    /** What the caller has settled; {@link Language#UNKNOWN} is for the model to choose. */
    private static Metadata given(Values values) {
        return new Metadata(
                values.find(MusicFields.BPM).map(Bpm::new),
                values.find(MusicFields.KEY_SCALE),
                values.find(MusicFields.TIME_SIGNATURE),
                values.find(MusicFields.AUDIO_DURATION).map(AudioDuration::new),
                language(values));
    }

    private static Language language(Values values) {
        return Language.find(values.get(VOCAL_LANGUAGE)).orElse(Language.UNKNOWN);
    }

    private Envelope answer(String failure, BiFunction<LanguageModel, Progress, Map<String, ?>> writing) {
        LanguageModels installed = models.languageModels();
        LanguageModel model =
                installed.standard().orElseThrow(() -> new HttpProblem(503, NOT_INITIALIZED + reason(installed)));
        if (!turns.tryAcquire()) {
            throw new HttpProblem(
                    429,
                    "Server busy: the language model is writing for others",
                    Map.of("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)));
        }
        try {
            load(model);
            return Envelope.of(writing.apply(model, this::stopWithTheServer));
        } catch (EngineFailure e) {
            return Envelope.softFailure(500, failure + e.getMessage());
        } catch (Cancelled _) {
            throw new HttpProblem(503, "Server is stopping");
        } finally {
            turns.release();
        }
    }

    private static void load(LanguageModel model) {
        try {
            model.load();
        } catch (EngineFailure e) {
            throw new HttpProblem(500, "LLM init failed: " + e.getMessage());
        }
    }

    private void stopWithTheServer(double fraction, String stage) {
        if (lifecycle.isStopping()) {
            throw new Cancelled();
        }
    }
}
