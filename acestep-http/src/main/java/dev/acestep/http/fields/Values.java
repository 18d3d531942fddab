package dev.acestep.http.fields;

import dev.acestep.http.HttpProblem;
import dev.acestep.http.fields.Sources.Given;
import dev.acestep.music.InvalidRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a request gave for the fields of a table, each understood and allowed by itself. */
public final class Values {
    private final Map<String, Held> held = new HashMap<>();

    private Values() {}

    /** No values at all. */
    public static Values none() {
        return new Values();
    }

    /** Reads every field in the table's order, so that the first wrong one is refused. */
    public static Values read(List<Field<?>> table, Sources sources) {
        Values values = new Values();
        for (Field<?> field : table) {
            values.read(field, sources);
        }
        return values;
    }

    /**
     * Reads a dialect's own fields in the table's order and holds them as those that they stand for, defaults included.
     *
     * @throws HttpProblem if one is missing that has to be there
     */
    public static Values translated(List<Wire<?, ?>> table, Sources sources) {
        Values values = new Values();
        for (Wire<?, ?> wire : table) {
            values.translate(wire, sources);
        }
        return values;
    }

    private <T> void read(Field<T> field, Sources sources) {
        Optional<Given<T>> found = sources.find(field);
        if (found.isPresent()) {
            hold(field, field, found.get().name(), found.get().value());
        }
    }

    private <W, T> void translate(Wire<W, T> wire, Sources sources) {
        Field<W> field = wire.field();
        Optional<Given<W>> found = sources.find(field);
        if (found.isPresent()) {
            hold(
                    wire.core(),
                    field,
                    found.get().name(),
                    wire.meaning().apply(found.get().value()));
        } else if (wire.required()) {
            throw HttpProblem.missing(field.name());
        } else {
            field.standard()
                    .ifPresent(value -> hold(
                            wire.core(), field, field.name(), wire.meaning().apply(value)));
        }
    }

    private <T> void hold(Field<T> core, Field<?> shown, String sentAs, T value) {
        held.put(core.name(), new Held(shown.name(), sentAs, value));
        try {
            core.check().accept(this);
        } catch (InvalidRequest refusal) {
            throw inCallersWords(refusal);
        }
    }

    /** The same values and this one, whatever was sent for it. */
    public <T> Values with(Field<T> field, T value) {
        Values more = copy();
        more.held.put(field.name(), new Held(field.name(), field.name(), value));
        return more;
    }

    /** These values, and of the others those that are not among these. */
    public Values or(Values others) {
        Values more = others.copy();
        more.held.putAll(held);
        return more;
    }

    private Values copy() {
        Values copy = new Values();
        copy.held.putAll(held);
        return copy;
    }

    /** What was sent, or stands in a dialect for what was not sent. */
    @SuppressWarnings("unchecked") // hold() put it there under its own field's name
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable(held.get(field.name())).map(found -> (T) found.value());
    }

    /** What is in force: the value sent, or the field's standard. */
    public <T> T get(Field<T> field) {
        return find(field)
                .or(field::standard)
                .orElseThrow(() -> new IllegalStateException(field.name() + ": no standard"));
    }

    /** The field's name as the dialect shows it. */
    public String nameOf(Field<?> field) {
        Held found = held.get(field.name());
        return found == null ? field.name() : found.shown();
    }

    /** The refusal with the name under which its field was sent. */
    public InvalidRequest inCallersWords(InvalidRequest refusal) {
        Held found = held.get(refusal.field());
        if (found == null) {
            return refusal;
        }
        InvalidRequest shown = found.shown().equals(refusal.field()) ? refusal : refusal.of(found.shown());
        return found.sentAs().equals(found.shown()) ? shown : shown.sentAs(found.sentAs());
    }

    /**
     * A value.
     *
     * @param shown the dialect's name of its field
     * @param sentAs the name that the caller used
     */
    private record Held(String shown, String sentAs, Object value) {}
}
