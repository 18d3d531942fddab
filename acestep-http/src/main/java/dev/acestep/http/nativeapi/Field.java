package dev.acestep.http.nativeapi;

import dev.acestep.jobs.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One field of a request: how it is named, read, described, and shown once a job has it.
 *
 * @param name the canonical one
 * @param aliases further names, searched in this order after the canonical one; each also counts in camelCase
 * @param lastResorts names that count only where none of the others was sent
 * @param standard what is in force when nothing was sent; empty if that depends on the rest of the request
 * @param check what it must keep to besides its kind, given itself and the fields before it
 * @param inForce what a submission has for it, as plain JSON; empty shows {@code null}
 */
record Field<T>(
        String name,
        List<String> aliases,
        List<String> lastResorts,
        Kind<T> kind,
        Optional<T> standard,
        String meaning,
        Consumer<Values> check,
        Function<Submission, Optional<?>> inForce) {
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    static <T> Field<T> of(String name, Kind<T> kind, String meaning) {
        return new Field<>(name, List.of(), List.of(), kind, Optional.empty(), meaning, _ -> {}, _ -> Optional.empty());
    }

    Field<T> or(T value) {
        return new Field<>(name, aliases, lastResorts, kind, Optional.of(value), meaning, check, inForce);
    }

    Field<T> alias(String... names) {
        return new Field<>(name, List.of(names), lastResorts, kind, standard, meaning, check, inForce);
    }

    Field<T> lastResort(String... names) {
        return new Field<>(name, aliases, List.of(names), kind, standard, meaning, check, inForce);
    }

    /** A field that, once sent, must fit those before it; {@code check} refuses it otherwise. */
    Field<T> checked(Consumer<Values> rule) {
        return new Field<>(name, aliases, lastResorts, kind, standard, meaning, rule, inForce);
    }

    /** A field that a submission always has a value for. */
    Field<T> shows(Function<Submission, ?> value) {
        return showsIfAny(submission -> Optional.of(value.apply(submission)));
    }

    Field<T> showsIfAny(Function<Submission, Optional<?>> value) {
        return new Field<>(name, aliases, lastResorts, kind, standard, meaning, check, value);
    }

    /** Every name in the order of the search, last resorts aside. */
    List<String> names() {
        return spellings(Stream.concat(Stream.of(name), aliases.stream()));
    }

    /** The last resorts in the order of the search. */
    List<String> lastNames() {
        return spellings(lastResorts.stream());
    }

    private static List<String> spellings(Stream<String> names) {
        return names.flatMap(name -> Stream.of(name, camelCase(name)))
                .distinct()
                .toList();
    }

    private static String camelCase(String snakeCase) {
        return UNDERSCORE.matcher(snakeCase).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
