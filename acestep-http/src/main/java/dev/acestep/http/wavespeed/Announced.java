package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.Download;
import dev.acestep.http.HttpProblem;
import dev.acestep.http.Reason;
import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.http.fields.Sources;
import dev.acestep.http.fields.Values;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file that somebody wants to send.
 *
 * @param size in bytes, at least 1
 */
record Announced(String name, long size, String contentType) {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}(?:\\s*;[\\x20-\\x7e]{0,100})?");

    private static final Field<String> FILENAME = Field.of("filename", Kind.name(1_000), "name of the file");
    private static final Field<Long> SIZE = Field.of("size", bytes(), "its size in bytes, which has to be exact");
    private static final Field<String> CONTENT_TYPE = Field.of("content_type", mediaType(), "its media type");

    static final List<Field<?>> FIELDS = List.of(FILENAME, SIZE, CONTENT_TYPE);

    /**
     * Reads the body of a ticket's route.
     *
     * @param largest the most bytes that a file may have
     */
    static Announced read(ObjectNode body, long largest) {
        Values values = Values.read(FIELDS, Sources.of(body));
        String name = values.find(FILENAME).orElseThrow(() -> HttpProblem.missing("filename"));
        long size = values.find(SIZE).orElseThrow(() -> HttpProblem.missing("size"));
        if (size > largest) {
            throw tooLarge(size, largest);
        }
        return new Announced(name, size, values.find(CONTENT_TYPE).orElseGet(() -> Download.contentType(name)));
    }

    static HttpProblem tooLarge(long size, long largest) {
        return HttpProblem.ofField(
                Reason.TOO_LARGE,
                "size",
                "size: %,d bytes is larger than %d MB (ACESTEP_MAX_UPLOAD_MB)".formatted(size, largest >> 20));
    }

    private static Kind<Long> bytes() {
        return Kind.one("integer from 1 on", Map.of("type", "integer", "minimum", 1), (raw, rule) -> {
            long size = raw.integer(rule);
            if (size < 1) {
                throw raw.refused(rule);
            }
            return size;
        });
    }

    private static Kind<String> mediaType() {
        return Kind.one("a media type such as audio/mpeg", Map.of("type", "string"), (raw, rule) -> {
            String type = raw.text(rule).strip();
            if (!MEDIA_TYPE.matcher(type).matches()) {
                throw raw.refused(rule);
            }
            return type;
        });
    }
}
