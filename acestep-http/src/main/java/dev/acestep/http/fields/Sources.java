package dev.acestep.http.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.http.body.Body;
import dev.acestep.http.body.BodyJson;
import dev.acestep.music.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the values of a request are looked for: the body itself, {@code param_obj}, then one metadata container. */
public final class Sources {
    private static final List<String> PARAMETERS = List.of("param_obj", "paramObj");
    private static final List<String> METADATA = List.of("metas", "meta", "metadata", "user_metadata", "userMetadata");

    private final List<Source> sources;

    private Sources(List<Source> sources) {
        this.sources = sources;
    }

    public static Sources of(Body body) {
        Source top = new Source(body.fields(), body.isForm());
        List<Source> sources = new ArrayList<>(List.of(top));
        top.container(PARAMETERS).ifPresent(sources::add);
        top.container(METADATA).ifPresent(sources::add);
        return new Sources(sources);
    }

    /** JSON objects, searched in this order. */
    public static Sources of(ObjectNode first, ObjectNode... more) {
        return new Sources(Stream.concat(Stream.of(first), Stream.of(more))
                .map(object -> new Source(object, false))
                .toList());
    }

    /** The first value that was sent for the field, or nothing; a value that makes no sense is refused. */
    public <T> Optional<Given<T>> find(Field<T> field) {
        return find(field, field.names().first())
                .or(() -> find(field, field.names().last()));
    }

    private <T> Optional<Given<T>> find(Field<T> field, List<String> names) {
        for (Source source : sources) {
            for (String name : names) {
                Optional<Given<T>> given = source.read(field, name);
                if (given.isPresent()) {
                    return given;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A value that was sent.
     *
     * @param name under which it was sent
     */
    public record Given<T>(String name, T value) {}

    /** An object that holds values; in a form, a list is a field that was sent more than once. */
    private record Source(ObjectNode values, boolean form) {
        <T> Optional<Given<T>> read(Field<T> field, String name) {
            JsonNode node = values.path(name);
            Raw sent = new Raw(field.name(), name, node);
            Raw raw = form && !field.kind().list() ? sent.last() : sent;
            if (raw.isAbsent()) {
                return Optional.empty();
            }
            try {
                return field.kind().read(raw).map(value -> new Given<>(name, value));
            } catch (InvalidRequest refusal) {
                throw name.equals(field.name()) ? refusal : refusal.sentAs(name);
            }
        }

        Optional<Source> container(List<String> names) {
            return names.stream()
                    .flatMap(name -> object(values.path(name)).stream())
                    .findFirst();
        }

        private Optional<Source> object(JsonNode node) {
            JsonNode single = form && node.isArray() && !node.isEmpty() ? node.get(node.size() - 1) : node;
            Optional<JsonNode> value = single.isTextual() ? BodyJson.parse(single.textValue()) : Optional.of(single);
            return value.flatMap(each ->
                    each instanceof ObjectNode object ? Optional.of(new Source(object, false)) : Optional.empty());
        }
    }
}
