package dev.acestep.engine.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** JSON that still is JSON, mostly, but says something else. */
final class JsonDamage {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2",
            "7",
            "1.5",
            "1e999",
            "-1e-400",
            "65537",
            "2147483648",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "\"\"",
            "\"F32\"",
            "\"U64\"",
            "\"F4\"",
            "\"../../etc/passwd\"",
            "\"/dev/zero\"",
            "\"model.safetensors\"",
            "\"a\\u0000b\\nc\"",
            "[]",
            "{}",
            "[0,0]",
            "[-1]",
            "[0,9223372036854775807]",
            "[9223372036854775807,9223372036854775807]",
            "[[1]]",
            "{\"a\":1,\"a\":2}",
            "\"\\ud800\"",
            "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]",
            "[".repeat(3000) + "]".repeat(3000),
            "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
            "\"" + "x".repeat(200_000) + "\"");

    private JsonDamage() {}

    static byte[] damaged(byte[] json, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> ByteDamage.damaged(json, random);
            case 1 -> new String(json, UTF_8).getBytes(UTF_16LE);
            case 2 -> ("\uFEFF" + new String(json, UTF_8)).getBytes(UTF_8);
            case 3 -> ("[" + new String(json, UTF_8) + "]").getBytes(UTF_8);
            case 4 -> twice(json, random);
            default -> changed(json, random);
        };
    }

    /** The document with another value somewhere, or a member less, or one under another's name. */
    private static byte[] changed(byte[] json, RandomGenerator random) {
        try {
            JsonNode root = MAPPER.readTree(json);
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(container(root, random), random);
            }
            return MAPPER.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A container of the tree: small ones are as likely as large ones. */
    private static JsonNode container(JsonNode root, RandomGenerator random) {
        JsonNode at = root;
        while (true) {
            List<JsonNode> inner = new ArrayList<>();
            at.forEach(child -> {
                if (child.isContainerNode() && !child.isEmpty()) {
                    inner.add(child);
                }
            });
            if (inner.isEmpty() || random.nextInt(4) == 0) {
                return at;
            }
            at = inner.get(random.nextInt(inner.size()));
        }
    }

    private static void change(JsonNode container, RandomGenerator random) {
        RawValue value = new RawValue(VALUES.get(random.nextInt(VALUES.size())));
        if (container.isEmpty()) {
            return;
        }
        int at = random.nextInt(container.size());
        switch (container) {
            case ArrayNode list -> {
                var _ = random.nextBoolean() ? list.setRawValue(at, value) : list.insertRawValue(at, value);
            }
            case ObjectNode object ->
                changeMember(
                        object,
                        object.properties().stream()
                                .skip(at)
                                .findFirst()
                                .orElseThrow()
                                .getKey(),
                        value,
                        random);
            default -> throw new IllegalStateException("no container");
        }
    }

    private static void changeMember(ObjectNode object, String member, RawValue value, RandomGenerator random) {
        switch (random.nextInt(6)) {
            case 0 -> object.remove(member);
            case 1 -> object.set(member + ".x", object.remove(member));
            case 2 -> object.putRawValue("another", value);
            default -> object.putRawValue(member, value);
        }
    }

    /** The same member again. */
    private static byte[] twice(byte[] json, RandomGenerator random) {
        try {
            JsonNode root = MAPPER.readTree(json);
            List<String> members = new ArrayList<>();
            root.fieldNames().forEachRemaining(members::add);
            String member = members.get(random.nextInt(members.size()));
            String text = MAPPER.writeValueAsString(root);
            String again = "\"%s\":%s}".formatted(member, MAPPER.writeValueAsString(root.get(member)));
            return (text.substring(0, text.length() - 1) + "," + again).getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
