package dev.acestep.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as strangers send it: strict UTF-8, bounded in depth and size, every text safe to store and to send back. */
public final class BodyJson {
    /** Makes the nodes of bodies; text of any other origin goes through it too. */
    public static final JsonNodeFactory NODES = new SafeText();

    // Texts need no bound of their own: bodies have one, and audio comes as one long text.
    private static final int DEEPEST = 64;
    private static final int MOST_TOKENS = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(400)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(NODES)
            .build();

    private BodyJson() {}

    /** The value that the bytes hold, a byte-order mark before it skipped; empty if they hold none, or more than one. */
    public static Optional<JsonNode> parse(byte[] utf8) {
        int start = startsWithMark(utf8) ? 3 : 0;
        var bytes = new ByteArrayInputStream(utf8, start, utf8.length - start);
        try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
            return present(MAPPER.readTree(reader));
        } catch (IOException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** The value that a text inside a body holds. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return present(MAPPER.readTree(text));
        } catch (JsonProcessingException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> present(@Nullable JsonNode node) {
        return Optional.ofNullable(node).filter(value -> !value.isMissingNode());
    }

    static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Replaces what no UTF-8 text can hold (half a surrogate pair) and what databases stumble over (NUL). */
    private static final class SafeText extends JsonNodeFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public TextNode textNode(String text) {
            return super.textNode(isSafe(text) ? text : safe(text));
        }

        private static boolean isSafe(String text) {
            return text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
        }

        private static String safe(String text) {
            StringBuilder safe = new StringBuilder(text.length());
            text.codePoints()
                    .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                    .forEach(safe::appendCodePoint);
            return safe.toString();
        }
    }
}
