package dev.acestep.http.nativeapi;

import dev.acestep.http.nativeapi.Sources.Given;
import dev.acestep.music.InvalidRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a request gave for the fields of a table, each understood and allowed by itself. */
final class Values {
    private final Map<String, Given<?>> given = new HashMap<>();

    private Values() {}

    /** Reads every field in the table's order, so that the first wrong one is refused. */
    static Values read(List<Field<?>> table, Sources sources) {
        Values values = new Values();
        for (Field<?> field : table) {
            values.read(field, sources);
        }
        return values;
    }

    private <T> void read(Field<T> field, Sources sources) {
        Optional<Given<T>> found = sources.find(field);
        if (found.isPresent()) {
            given.put(field.name(), found.get());
            try {
                field.check().accept(this);
            } catch (InvalidRequest refusal) {
                throw inCallersWords(refusal);
            }
        }
    }

    /** What was sent. */
    @SuppressWarnings("unchecked") // read() put it there under its own field's name
    <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable(given.get(field.name())).map(found -> (T) found.value());
    }

    /** What is in force: the value sent, or the field's standard. */
    <T> T get(Field<T> field) {
        return find(field)
                .or(field::standard)
                .orElseThrow(() -> new IllegalStateException(field.name() + ": no standard"));
    }

    /** The refusal with the name under which its field was sent. */
    InvalidRequest inCallersWords(InvalidRequest refusal) {
        Given<?> found = given.get(refusal.field());
        return found == null || found.name().equals(refusal.field()) ? refusal : refusal.sentAs(found.name());
    }
}
