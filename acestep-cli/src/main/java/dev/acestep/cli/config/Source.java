package dev.acestep.cli.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A place that settings are read from.
 *
 * @param name as a refusal calls it
 * @param values by the names of this place
 * @param naming from the variable's name to the one used here
 */
record Source(String name, Map<String, String> values, UnaryOperator<String> naming) {
    Source {
        values = Map.copyOf(values);
    }

    static Source ofVariables(String name, Map<String, String> values) {
        return new Source(name, values, UnaryOperator.identity());
    }

    static Source ofKeys(String name, Map<String, String> values) {
        return new Source(name, values, Settings::key);
    }

    Optional<String> find(String variable) {
        return Optional.ofNullable(values.get(naming.apply(variable)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
