package dev.acestep.engine.config;

import static dev.acestep.tensor.CheckpointFile.shortened;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.CheckpointFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The members of a {@code config.json}, each of the kind that is asked for. A member that is null is absent. */
record ConfigMembers(CheckpointFile file, JsonNode json) {
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Reads the folder's file and makes a configuration of it; what its members may not be is told with the file. */
    static <T> T read(Path folder, Function<ConfigMembers, T> configuration) {
        CheckpointFile file = new CheckpointFile(folder.resolve("config.json"));
        JsonNode json = file.json(LARGEST, MAPPER::readTree);
        if (json == null || !json.isObject()) {
            throw file.bad("is not an object");
        }
        try {
            return configuration.apply(new ConfigMembers(file, json));
        } catch (NotAllowed e) {
            throw new BadCheckpoint("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    boolean has(String member) {
        return json.hasNonNull(member);
    }

    long number(String member) {
        return whole(member, required(member));
    }

    List<Long> numbers(String member) {
        JsonNode list = required(member);
        if (!list.isArray()) {
            throw wrongKind(member, list, "a list");
        }
        List<Long> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(whole(member, number)));
        return numbers;
    }

    double real(String member, double otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        JsonNode value = required(member);
        if (!value.isNumber()) {
            throw wrongKind(member, value, "a number");
        }
        return value.asDouble();
    }

    boolean flag(String member, boolean otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        JsonNode value = required(member);
        if (!value.isBoolean()) {
            throw wrongKind(member, value, "true or false");
        }
        return value.asBoolean();
    }

    String text(String member, String otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        return text(member, required(member));
    }

    List<String> texts(String member) {
        JsonNode list = required(member);
        if (!list.isArray()) {
            throw wrongKind(member, list, "a list");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text(member, text)));
        return texts;
    }

    /** The members of the object that is a member. */
    ConfigMembers object(String member) {
        JsonNode object = required(member);
        if (!object.isObject()) {
            throw wrongKind(member, object, "an object");
        }
        return new ConfigMembers(file, object);
    }

    private JsonNode required(String member) {
        if (!has(member)) {
            throw file.bad("has no %s".formatted(member));
        }
        return json.get(member);
    }

    private String text(String member, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongKind(member, value, "text");
        }
        return value.asText();
    }

    private long whole(String member, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongKind(member, value, "a whole number");
        }
        return value.asLong();
    }

    BadCheckpoint wrongKind(String member, JsonNode value, String kind) {
        return file.bad("%s: %s is not allowed (%s)".formatted(member, shortened(value.toString()), kind));
    }
}
