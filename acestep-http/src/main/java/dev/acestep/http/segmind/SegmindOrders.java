package dev.acestep.http.segmind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HostedConfig;
import dev.acestep.http.JsonText;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.fields.Wire;
import dev.acestep.http.order.MusicFields;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.SamplingFields;
import dev.acestep.http.order.TempoWords;
import dev.acestep.http.order.TextFields;
import dev.acestep.jobs.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a submission as an order. */
final class SegmindOrders {
    private static final double LOWEST_SHIFT = 1;
    private static final String WITH_BASE64 = JsonText.of(Map.of(SegmindFields.BASE64.name(), true));

    private final HostedConfig config;
    private final List<Wire<?, ?>> table;

    SegmindOrders(HostedConfig config) {
        this.config = config;
        this.table = SegmindFields.table(config.segmindDefaultLyrics());
    }

    /** Rows of which a request consists. */
    List<Wire<?, ?>> table() {
        return table;
    }

    /**
     * The order that the body holds.
     *
     * @param slug public name of the model
     * @param model installed one behind it; empty is the server's default one
     */
    Order read(String slug, Optional<String> model, ObjectNode body, Caller caller) {
        Values sent = Values.translated(table, Sources.of(body))
                .with(MusicFields.BATCH_SIZE, 1)
                .with(OutputFields.AUDIO_FORMAT, config.segmind().format());
        Values sung = isEmptyText(body.path("lyrics")) ? sent.with(TextFields.LYRICS, "") : sent;
        Values values = TempoWords.heeded(sung);
        Order order = Order.of(SegmindApi.DIALECT, caller, values, model, slug)
                .withInput(values.get(SegmindFields.BASE64) ? WITH_BASE64 : Submission.NO_INPUT);
        return withinShift(order, values.get(SamplingFields.SHIFT));
    }

    /** The lowest shift there is instead of a lower one. */
    private static Order withinShift(Order order, double shift) {
        return shift >= LOWEST_SHIFT
                ? order
                : order.withValues(order.values().with(SamplingFields.SHIFT, LOWEST_SHIFT))
                        .warned("shift %s raised to 1 (lowest of the sampler)".formatted(shift));
    }

    /** Lyrics that are sent without a word are none; those that are not sent may be the default ones. */
    private static boolean isEmptyText(JsonNode lyrics) {
        return lyrics.isTextual() && lyrics.textValue().isEmpty();
    }
}
