package dev.acestep.cli.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of all places; asking for one takes it from the first that has it, and notes that it was asked for. */
final class Settings {
    private static final Map<String, String> SHORT_KEYS = Map.of(
            "ACESTEP_API_HOST", "host",
            "ACESTEP_API_PORT", "port",
            "ACESTEP_QUEUE_WORKERS", "workers",
            "ACESTEP_CHECKPOINTS_DIR", "checkpoints");
    private static final Set<String> SECRETS = Set.of("ACESTEP_API_KEY", "ACESTEP_WEBHOOK_SECRET");

    private final List<Source> sources;
    private final Map<String, String> inForce = new LinkedHashMap<>();

    /** Takes the places in the order in which they win. */
    Settings(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The configuration file's name of a variable: {@code ACESTEP_QUEUE_MAXSIZE} is {@code queue-maxsize}. */
    static String key(String variable) {
        String derived = variable.toLowerCase(Locale.ROOT).replace('_', '-');
        String shortened = derived.startsWith("acestep-") ? derived.substring("acestep-".length()) : derived;
        return Objects.requireNonNull(SHORT_KEYS.getOrDefault(variable, shortened));
    }

    /** The value of a setting, if any place has one. */
    <T> Optional<T> find(String variable, Form<T> form) {
        for (Source source : sources) {
            Optional<String> text = source.find(variable);
            if (text.isPresent()) {
                note(variable, text.get());
                return Optional.of(
                        form.read(text.get()).orElseThrow(() -> refusal(source, variable, text.get(), form)));
            }
        }
        note(variable, "");
        return Optional.empty();
    }

    /** The value of a setting, or the one that holds when no place has it. */
    <T> T get(String variable, Form<T> form, T fallback) {
        Optional<T> found = find(variable, form);
        if (found.isEmpty()) {
            note(variable, String.valueOf(fallback));
        }
        return found.orElse(fallback);
    }

    /** Every setting asked for so far with the text in force, secrets hidden; empty where nothing is set. */
    Map<String, String> inForce() {
        return new LinkedHashMap<>(inForce);
    }

    /** The names that begin like ours and that nobody asked for, over all places. */
    List<String> unknownNames(String prefix) {
        Set<String> asked = inForce.keySet();
        return sources.stream()
                .flatMap(source -> source.values().keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .filter(name -> asked.stream().map(source.naming()).noneMatch(name::equals)))
                .sorted()
                .distinct()
                .toList();
    }

    /** Refuses keys of the source that nobody asked for. */
    void refuseUnknown(Source source) {
        Set<String> known = inForce.keySet().stream().map(source.naming()).collect(Collectors.toSet());
        source.values().keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new ConfigurationProblem(
                            "%s: unknown key \"%s\"%s".formatted(source.name(), key, Spelling.hint(key, known)));
                });
    }

    private void note(String variable, String text) {
        inForce.put(variable, SECRETS.contains(variable) && !text.isEmpty() ? "(hidden)" : text);
    }

    private static ConfigurationProblem refusal(Source source, String variable, String text, Form<?> form) {
        String shown = SECRETS.contains(variable) ? "the value" : '"' + text + '"';
        return new ConfigurationProblem(
                "%s: %s is not allowed (%s); it comes from %s".formatted(variable, shown, form.rule(), source.name()));
    }
}
