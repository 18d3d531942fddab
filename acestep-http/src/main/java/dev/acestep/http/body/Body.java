package dev.acestep.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.jobs.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller sent: named values, and files; the files go away when it is closed, unless they are kept. */
public final class Body implements AutoCloseable {
    private final ObjectNode fields;
    private final boolean form;
    private final Map<String, Path> files;
    private final Optional<Uploads> uploads;
    private boolean kept;

    private Body(ObjectNode fields, boolean form, Map<String, Path> files, Optional<Uploads> uploads) {
        this.fields = fields;
        this.form = form;
        this.files = Map.copyOf(files);
        this.uploads = uploads;
    }

    public static Body json(ObjectNode fields) {
        return new Body(fields, false, Map.of(), Optional.empty());
    }

    public static Body form(ObjectNode fields) {
        return new Body(fields, true, Map.of(), Optional.empty());
    }

    /** A form with files by the names of their parts; they are in {@code uploads}. */
    public static Body form(ObjectNode fields, Map<String, Path> files, Uploads uploads) {
        return new Body(fields, true, files, Optional.of(uploads));
    }

    public static Body empty() {
        return json(JsonNodeFactory.instance.objectNode());
    }

    public ObjectNode fields() {
        return fields;
    }

    /** Whether every value was sent as text, and a list is a field that was sent more than once. */
    public boolean isForm() {
        return form;
    }

    /** The file of the first of these parts that was sent. */
    public Optional<Path> file(List<String> parts) {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(files.get(part)).stream())
                .findFirst();
    }

    /** All files that came along. */
    public List<Path> files() {
        return List.copyOf(files.values());
    }

    /** The key that a native body may carry. */
    public Optional<String> aiToken() {
        JsonNode token = fields.path("ai_token");
        JsonNode last = form && token.isArray() ? token.path(token.size() - 1) : token;
        return Optional.of(last.asText()).filter(text -> !text.isEmpty() && !last.isNull());
    }

    /** Leaves the files where they are: a job owns them from now on. */
    public void keepFiles() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!kept && uploads.isPresent()) {
            for (Path file : new ArrayList<>(files.values())) {
                uploads.get().discard(file);
            }
        }
    }
}
