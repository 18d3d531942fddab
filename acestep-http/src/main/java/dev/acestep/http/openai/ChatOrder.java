package dev.acestep.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Credentials.Caller;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.Services;
import dev.acestep.http.fields.Raw;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import dev.acestep.http.order.AudioFiles;
import dev.acestep.http.order.EditingFields;
import dev.acestep.http.order.Order;
import dev.acestep.http.order.OutputFields;
import dev.acestep.http.order.TextFields;
import dev.acestep.music.TaskType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the body of a chat completion as an order. */
final class ChatOrder {
    private final AudioFiles files;

    ChatOrder(Services services) {
        this.files = new AudioFiles(services);
    }

    /**
     * The order that the body holds.
     *
     * @param audio takes what the message brings along
     * @param ownHosts authorities under which this server is reached
     * @throws HttpProblem if there is nothing to make music from
     */
    Order read(ObjectNode body, InputAudio audio, Caller caller, Set<String> ownHosts) throws IOException {
        UserMessage message = UserMessage.lastOf(body);
        Values values = instrumentalWithoutLyrics(Wording.read(message.text(), values(body)));
        if (isEmpty(values, message)) {
            throw new HttpProblem(
                    Reason.MALFORMED, "No valid prompt, lyrics, sample query, or input audio found in request");
        }
        List<Path> sent = audio.take(message.audio());
        Optional<String> model = values.find(TextFields.MODEL);
        Order order = Order.of(OpenAiApi.DIALECT, caller, values, model, model.orElse(""))
                .strict();
        return withAudio(order, sent, ownHosts);
    }

    private static Values values(ObjectNode body) {
        ObjectNode config = object(body, "audio_config");
        ObjectNode audio =
                body.path("audio") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        Values top = Values.translated(ChatFields.TOP, Sources.of(body));
        Values format = Values.translated(ChatFields.FORMAT, Sources.of(config, audio));
        return Values.translated(ChatFields.CONFIG, Sources.of(config))
                .or(format)
                .or(top);
    }

    private static ObjectNode object(ObjectNode body, String field) {
        return switch (body.path(field)) {
            case ObjectNode object -> object;
            case JsonNode none when none.isMissingNode() || none.isNull() -> JsonNodeFactory.instance.objectNode();
            case JsonNode other -> throw new Raw(field, field, other).refused("an object");
        };
    }

    /** Nobody sings where there is nothing to be sung, unless the language model is to write it. */
    private static Values instrumentalWithoutLyrics(Values values) {
        boolean open = values.find(TextFields.INSTRUMENTAL).isEmpty()
                && values.get(TextFields.LYRICS).isBlank()
                && !values.get(TextFields.SAMPLE_MODE)
                && values.get(TextFields.SAMPLE_QUERY).isBlank();
        return open ? values.with(TextFields.INSTRUMENTAL, true) : values;
    }

    private static boolean isEmpty(Values values, UserMessage message) {
        boolean noWords = values.get(TextFields.PROMPT).isBlank()
                && values.get(TextFields.LYRICS).isBlank()
                && values.get(TextFields.SAMPLE_QUERY).isBlank();
        boolean noAudio = message.audio().isEmpty()
                && values.find(EditingFields.SRC_AUDIO_PATH).isEmpty()
                && values.find(EditingFields.REFERENCE_AUDIO_PATH).isEmpty();
        return noWords && noAudio && !values.get(TextFields.SAMPLE_MODE);
    }

    /** What is sent for a task that works on audio is its source first, and then a reference; for others a reference. */
    private Order withAudio(Order order, List<Path> sent, Set<String> ownHosts) {
        Values values = order.values();
        Caller caller = order.wish().caller();
        int reference = needsSource(values) ? 1 : 0;
        Optional<Path> source = reference == 1 ? at(sent, 0) : Optional.empty();
        return order.withAudio(
                source.or(() -> files.find(values, EditingFields.SRC_AUDIO_PATH, caller, ownHosts)),
                at(sent, reference).or(() -> files.find(values, EditingFields.REFERENCE_AUDIO_PATH, caller, ownHosts)),
                sent);
    }

    private static boolean needsSource(Values values) {
        return values.get(TextFields.TASK_TYPE) != TaskType.TEXT2MUSIC
                || values.get(EditingFields.FLOW_EDIT_MORPH)
                || values.get(OutputFields.FULL_ANALYSIS_ONLY)
                || values.get(OutputFields.EXTRACT_CODES_ONLY);
    }

    private static Optional<Path> at(List<Path> files, int index) {
        return index < files.size() ? Optional.of(files.get(index)) : Optional.empty();
    }
}
