package dev.acestep.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.HttpProblem;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Fields of a form, gathered one by one; a repeated one becomes a list. */
final class FormText {
    private static final int MOST_FIELDS = 10_000;

    private final ObjectNode fields = BodyJson.NODES.objectNode();
    private int count;

    /** Reads {@code name=value&name=value}. */
    static ObjectNode parse(byte[] body) {
        FormText form = new FormText();
        String latin = new String(body, StandardCharsets.ISO_8859_1);
        int start = BodyJson.startsWithMark(body) ? 3 : 0;
        while (start < latin.length()) {
            int ampersand = latin.indexOf('&', start);
            int end = ampersand < 0 ? latin.length() : ampersand;
            form.addPair(latin.substring(start, end));
            start = end + 1;
        }
        return form.fields();
    }

    ObjectNode fields() {
        return fields;
    }

    void add(String name, String value) {
        if (++count > MOST_FIELDS) {
            throw new HttpProblem(400, "Malformed form body: more than %d fields".formatted(MOST_FIELDS));
        }
        @Nullable JsonNode before = fields.get(name);
        if (before instanceof ArrayNode list) {
            list.add(BodyJson.NODES.textNode(value));
        } else if (before != null) {
            fields.set(name, BodyJson.NODES.arrayNode().add(before).add(BodyJson.NODES.textNode(value)));
        } else {
            fields.set(name, BodyJson.NODES.textNode(value));
        }
    }

    private void addPair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        if (!name.isEmpty()) {
            add(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
    }

    /** Undoes the percent encoding byte by byte, so that the bytes can be checked to be UTF-8. */
    private static String decoded(String latin) {
        try {
            return utf8(URLDecoder.decode(latin, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException badPercent) {
            throw new HttpProblem(400, "Malformed form body: bad percent encoding");
        }
    }

    /** The text of these bytes; anything but UTF-8 is refused. */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpProblem(400, "Malformed form body: text is not UTF-8");
        }
    }
}
