package dev.acestep.http.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.Services;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.TempoWords;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.LanguageModels;
import java.util.List;
import java.util.Optional;

/** Reads the body of a submission as an order. */
record FalOrders(Services services) {
    private static final double STRONGEST_GUIDANCE = 30;

    static List<Wire<?, ?>> table(FalApp app) {
        return app == FalApp.PROMPT_TO_AUDIO ? FalFields.PROMPT : FalFields.TAGS;
    }

    Order read(FalApp app, ObjectNode body, Caller caller) {
        Values sent = Values.translated(table(app), Sources.of(body))
                .with(MusicFields.BATCH_SIZE, 1)
                .with(OutputFields.AUDIO_FORMAT, AudioFormat.WAV);
        Values values = guided(TempoWords.heeded(sent));
        Order order = Order.of(FalApi.DIALECT, caller, values, Optional.empty(), app.id());
        for (Field<?> field : FalFields.UNUSED) {
            if (values.find(field).isPresent()) {
                order = order.warned(field.name() + ": not used by this engine");
            }
        }
        return app == FalApp.PROMPT_TO_AUDIO ? written(order) : order;
    }

    /** Guidance as far as the engine has it. */
    private static Values guided(Values values) {
        Values scaled = values.find(FalFields.GUIDANCE_SCALE)
                .or(() -> values.find(FalFields.TAG_GUIDANCE_SCALE))
                .map(scale -> values.with(SamplingFields.GUIDANCE_SCALE, Math.min(scale, STRONGEST_GUIDANCE)))
                .orElse(values);
        return values.find(FalFields.GUIDANCE_INTERVAL)
                .map(part -> scaled.with(SamplingFields.CFG_INTERVAL_START, (1 - part) / 2)
                        .with(SamplingFields.CFG_INTERVAL_END, (1 + part) / 2))
                .orElse(scaled);
    }

    /** A language model writes what is sung, if there is one and nothing was sent to be sung. */
    private Order written(Order order) {
        Values values = order.values();
        if (values.get(TextFields.INSTRUMENTAL)
                || !values.get(TextFields.LYRICS).isBlank()) {
            return order;
        }
        LanguageModels languageModels = services.models().languageModels();
        return languageModels.standard().isPresent()
                ? order.withValues(values.with(TextFields.SAMPLE_QUERY, values.get(TextFields.PROMPT)))
                : order.warned("lyrics: none are written (%s)".formatted(languageModels.absence()));
    }
}
