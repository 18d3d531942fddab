package dev.acestep.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of a body without files into its fields. */
public final class BodyParser {
    private static final String MALFORMED = "Malformed JSON payload";
    private static final String BAD_SNIFFED = "Invalid JSON body (hint: set 'Content-Type: application/json')";

    private BodyParser() {}

    /** What no body at all means. */
    public enum Empty {
        /** The same as {@code {}}. */
        IS_OBJECT,
        /** A mistake. */
        IS_MALFORMED
    }

    /**
     * Reads the body as its content type says, and sniffs it where that says nothing useful.
     *
     * @throws HttpProblem 400 if it cannot be read so, 415 if it is neither JSON nor a form
     */
    public static Body parse(Optional<String> contentType, byte[] body, Empty empty) {
        String type = mediaType(contentType);
        if (body.length == 0 && empty == Empty.IS_OBJECT) {
            return Body.empty();
        }
        if (isJson(type)) {
            return Body.json(object(BodyJson.parse(body), MALFORMED));
        }
        if (type.equals("application/x-www-form-urlencoded")) {
            return form(body);
        }
        return sniffed(contentType, body);
    }

    /** The bare media type in lower case, empty if none was sent. */
    static String mediaType(Optional<String> contentType) {
        String value = contentType.orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    static HttpProblem unusable(Optional<String> contentType) {
        String shown = contentType.filter(value -> !value.isBlank()).orElse("(missing)");
        return new HttpProblem(
                415,
                "Unsupported Content-Type: %s; use application/json, application/x-www-form-urlencoded, or multipart/form-data"
                        .formatted(shown));
    }

    private static boolean isJson(String type) {
        return type.endsWith("/json") || (type.contains("/") && type.endsWith("+json"));
    }

    /** Reads a form; one that is really a JSON object, as {@code curl -d} sends it, counts as that object. */
    private static Body form(byte[] body) {
        if (firstCharacter(body) == '{') {
            Optional<JsonNode> json = BodyJson.parse(body);
            if (json.isPresent() && json.get() instanceof ObjectNode object) {
                return Body.json(object);
            }
        }
        return Body.form(FormText.parse(body));
    }

    private static Body sniffed(Optional<String> contentType, byte[] body) {
        char first = firstCharacter(body);
        if (first == '{' || first == '[') {
            return Body.json(object(BodyJson.parse(body), BAD_SNIFFED));
        }
        if (new String(body, StandardCharsets.ISO_8859_1).indexOf('=') >= 0) {
            return Body.form(FormText.parse(body));
        }
        throw unusable(contentType);
    }

    private static ObjectNode object(Optional<JsonNode> json, String complaint) {
        return switch (json.orElseThrow(() -> new HttpProblem(400, complaint))) {
            case ObjectNode object -> object;
            default -> throw new HttpProblem(400, "JSON payload must be an object");
        };
    }

    private static char firstCharacter(byte[] body) {
        for (int i = BodyJson.startsWithMark(body) ? 3 : 0; i < body.length; i++) {
            if (!Character.isWhitespace(body[i])) {
                return (char) (body[i] & 0xFF);
            }
        }
        return 0;
    }
}
