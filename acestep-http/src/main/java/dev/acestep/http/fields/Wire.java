package dev.acestep.http.fields;

import java.util.function.Function;

/**
 * A field as one dialect sends it, and the field of the common request that it stands for.
 *
 * @param field with the dialect's own name, aliases, range and default
 * @param core where its value goes
 * @param meaning of the dialect's value in the common request
 * @param required whether it has to be there
 */
public record Wire<W, T>(Field<W> field, Field<T> core, Function<W, T> meaning, boolean required) {
    /** A field that means the same in both. */
    public static <T> Wire<T, T> of(Field<T> field, Field<T> core) {
        return new Wire<>(field, core, Function.identity(), false);
    }

    /** A field whose values have to be turned into those of the common request. */
    public static <W, T> Wire<W, T> of(Field<W> field, Field<T> core, Function<W, T> meaning) {
        return new Wire<>(field, core, meaning, false);
    }

    /** A field of the dialect alone, which the common request does not know. */
    public static <T> Wire<T, T> own(Field<T> field) {
        return of(field, field);
    }

    /** The same, but it has to be there. */
    public Wire<W, T> mandatory() {
        return new Wire<>(field, core, meaning, true);
    }
}
