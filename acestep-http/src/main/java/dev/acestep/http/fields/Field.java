package dev.acestep.http.fields;

import dev.acestep.jobs.Submission;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One field of a request: how it is named, read, described, and shown once a job has it.
 *
 * @param standard what is in force when nothing was sent; empty if that depends on the rest of the request
 * @param check what it must keep to besides its kind, given itself and the fields before it
 * @param inForce what a submission has for it, as plain JSON; empty shows {@code null}
 */
public record Field<T>(
        FieldNames names,
        Kind<T> kind,
        Optional<T> standard,
        String meaning,
        Consumer<Values> check,
        Function<Submission, Optional<?>> inForce) {
    public static <T> Field<T> of(String name, Kind<T> kind, String meaning) {
        FieldNames names = FieldNames.of(name, List.of(), List.of());
        return new Field<>(names, kind, Optional.empty(), meaning, _ -> {}, _ -> Optional.empty());
    }

    /** The canonical name. */
    public String name() {
        return names.canonical();
    }

    public Field<T> or(T value) {
        return new Field<>(names, kind, Optional.of(value), meaning, check, inForce);
    }

    /** Further names, searched in this order after the canonical one. */
    public Field<T> alias(String... aliases) {
        return named(FieldNames.of(name(), List.of(aliases), names.lastResorts()));
    }

    /** Names that count only where none of the others was sent. */
    public Field<T> lastResort(String... others) {
        return named(FieldNames.of(name(), names.aliases(), List.of(others)));
    }

    private Field<T> named(FieldNames other) {
        return new Field<>(other, kind, standard, meaning, check, inForce);
    }

    /** A field that, once sent, must fit those before it; {@code rule} refuses it otherwise. */
    public Field<T> checked(Consumer<Values> rule) {
        return new Field<>(names, kind, standard, meaning, rule, inForce);
    }

    /** A field that a submission always has a value for. */
    public Field<T> shows(Function<Submission, ?> value) {
        return showsIfAny(submission -> Optional.of(value.apply(submission)));
    }

    public Field<T> showsIfAny(Function<Submission, Optional<?>> value) {
        return new Field<>(names, kind, standard, meaning, check, value);
    }
}
