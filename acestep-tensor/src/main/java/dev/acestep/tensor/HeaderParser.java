package dev.acestep.tensor;

import static dev.acestep.tensor.CheckpointFile.quoted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the members of a safetensors header from its JSON. */
record HeaderParser(CheckpointFile file, JsonParser json) {
    private static final int MOST_TENSORS = 100_000;
    private static final int MOST_DIMENSIONS = 16;

    SafeTensorsHeader.Parts header() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        open("the header");
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (name.equals("__metadata__")) {
                metadata = metadata();
            } else {
                tensors.put(name, tensor(name));
            }
            if (tensors.size() > MOST_TENSORS) {
                throw file.bad("the header lists more than %d tensors".formatted(MOST_TENSORS));
            }
        }
        return new SafeTensorsHeader.Parts(tensors, metadata);
    }

    private Map<String, String> metadata() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        open("__metadata__");
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            metadata.put(key, text("__metadata__ " + quoted(key)));
        }
        return metadata;
    }

    private StoredTensor tensor(String name) throws IOException {
        String tensor = "tensor " + quoted(name);
        DataType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        open(tensor);
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            switch (member) {
                case "dtype" -> type = type(tensor);
                case "shape" -> shape = numbers(tensor + " shape", MOST_DIMENSIONS);
                case "data_offsets" -> offsets = numbers(tensor + " data_offsets", 2);
                default ->
                    throw file.bad("%s has a member %s (dtype, shape and data_offsets only)"
                            .formatted(tensor, quoted(member)));
            }
        }
        List<Long> span = present(offsets, tensor, "data_offsets");
        if (span.size() != 2) {
            throw file.bad("%s has %d data_offsets (begin and end)".formatted(tensor, span.size()));
        }
        return checked(new StoredTensor(
                name, present(type, tensor, "dtype"), present(shape, tensor, "shape"), span.get(0), span.get(1)));
    }

    private StoredTensor checked(StoredTensor tensor) {
        long expected = tensor.expectedBytes();
        if (expected < 0) {
            throw file.bad(
                    "%s has shape %s of %s, which no file can hold".formatted(tensor, tensor.shape(), tensor.type()));
        }
        if (tensor.end() - tensor.begin() != expected) {
            throw file.bad("%s has data_offsets [%d, %d], but %s of shape %s takes %d bytes"
                    .formatted(tensor, tensor.begin(), tensor.end(), tensor.type(), tensor.shape(), expected));
        }
        return tensor;
    }

    private <T> T present(@Nullable T member, String tensor, String name) {
        if (member == null) {
            throw file.bad("%s has no %s".formatted(tensor, name));
        }
        return member;
    }

    private DataType type(String tensor) throws IOException {
        String name = text(tensor + " dtype");
        return DataType.named(name)
                .orElseThrow(() ->
                        file.bad("%s has dtype %s, which the format does not have".formatted(tensor, quoted(name))));
    }

    private String text(String what) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw file.bad("%s is not text".formatted(what));
        }
        return json.getText();
    }

    private List<Long> numbers(String what, int most) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw file.bad("%s is not a list".formatted(what));
        }
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (numbers.size() == most) {
                throw file.bad("%s has more than %d numbers".formatted(what, most));
            }
            numbers.add(number(what));
        }
        return numbers;
    }

    private long number(String what) throws IOException {
        boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!whole || json.getLongValue() < 0) {
            throw file.bad("%s holds %s (whole numbers from 0 to 2^63 - 1)".formatted(what, quoted(json.getText())));
        }
        return json.getLongValue();
    }

    private void open(String what) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw file.bad("%s is not an object".formatted(what));
        }
    }
}
