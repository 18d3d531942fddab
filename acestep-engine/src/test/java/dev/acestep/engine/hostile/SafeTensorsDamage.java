package dev.acestep.engine.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Weight files whose header is damaged, with its length set right so that the damage itself is met. */
final class SafeTensorsDamage {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> TYPES =
            List.of("F64", "F32", "F16", "BF16", "I64", "I16", "U16", "U8", "BOOL", "F8_E4M3", "F4", "C64", "f32");

    private SafeTensorsDamage() {}

    static byte[] damaged(byte[] file, RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return ByteDamage.damaged(file, random);
        }
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = Arrays.copyOfRange(file, Long.BYTES, Long.BYTES + length);
        byte[] damaged = random.nextBoolean() ? JsonDamage.damaged(header, random) : forged(header, random);
        return ByteBuffer.allocate(file.length - length + damaged.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(damaged.length)
                .put(damaged)
                .put(file, Long.BYTES + length, file.length - Long.BYTES - length)
                .array();
    }

    /** A header of the right form that says something else of one tensor, or mixes it up with another. */
    private static byte[] forged(byte[] header, RandomGenerator random) {
        try {
            ObjectNode root = (ObjectNode) MAPPER.readTree(header);
            List<String> names = new ArrayList<>();
            root.fieldNames().forEachRemaining(names::add);
            names.remove("__metadata__");
            String name = names.get(random.nextInt(names.size()));
            forge(root, name, names.get(random.nextInt(names.size())), random);
            return MAPPER.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forge(ObjectNode root, String name, String other, RandomGenerator random) {
        ObjectNode tensor = (ObjectNode) root.get(name);
        JsonNode offsets = tensor.get("data_offsets");
        switch (random.nextInt(8)) {
            case 0 -> tensor.put("dtype", TYPES.get(random.nextInt(TYPES.size())));
            case 1 -> tensor.set("shape", reversed(tensor.get("shape")));
            case 2 ->
                tensor.putArray("shape").add(1).addAll((ArrayNode)
                        tensor.get("shape").deepCopy());
            case 3 -> tensor.set("data_offsets", root.get(other).get("data_offsets"));
            case 4 -> tensor.set("data_offsets", reversed(offsets));
            case 5 ->
                tensor.putArray("data_offsets")
                        .add(offsets.get(0).asLong())
                        .add(offsets.get(1).asLong() + 2);
            case 6 -> root.set(name, root.replace(other, tensor));
            default -> root.set("renamed", root.remove(name));
        }
    }

    private static ArrayNode reversed(JsonNode list) {
        ArrayNode reversed = MAPPER.createArrayNode();
        list.forEach(element -> reversed.insert(0, element));
        return reversed;
    }
}
