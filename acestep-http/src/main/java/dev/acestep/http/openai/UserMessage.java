package dev.acestep.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.fields.Raw;
import dev.acestep.music.InvalidRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The last message of the user, the only one that counts.
 *
 * @param text its texts, joined by line ends
 * @param audio its {@code input_audio} objects, in order
 */
record UserMessage(String text, List<JsonNode> audio) {
    private static final String FIELD = "messages";
    private static final String RULE = "non-empty list of {role, content}";

    UserMessage {
        audio = List.copyOf(audio);
    }

    /**
     * Finds it; a list without any message of the user gives an empty one.
     *
     * @throws InvalidRequest if the messages are no list of messages
     * @throws HttpProblem if there are none
     */
    static UserMessage lastOf(ObjectNode body) {
        JsonNode messages = body.path(FIELD);
        if (messages.isMissingNode() || messages.isNull()) {
            throw HttpProblem.missing(FIELD);
        }
        if (!messages.isArray()) {
            throw new Raw(FIELD, FIELD, messages).refused(RULE);
        }
        if (messages.isEmpty()) {
            throw InvalidRequest.because(FIELD, "an empty list is not allowed (%s)".formatted(RULE));
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).path("role").asText().equals("user")) {
                return of(messages.get(i).path("content"));
            }
        }
        return new UserMessage("", List.of());
    }

    private static UserMessage of(JsonNode content) {
        if (content.isNull() || content.isMissingNode()) {
            return new UserMessage("", List.of());
        }
        if (content.isTextual()) {
            return new UserMessage(content.textValue(), List.of());
        }
        if (!content.isArray()) {
            throw new Raw(FIELD, FIELD, content).refused("content is text or a list of parts");
        }
        return ofParts(content);
    }

    private static UserMessage ofParts(JsonNode parts) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> audio = new ArrayList<>();
        for (JsonNode part : parts) {
            switch (part.path("type").asText()) {
                case "text", "input_text" -> texts.add(part.path("text").asText());
                case "input_audio" -> audio.add(part.path("input_audio"));
                default -> {
                    if (part.isTextual()) {
                        texts.add(part.textValue());
                    }
                }
            }
        }
        return new UserMessage(String.join("\n", texts), audio);
    }
}
