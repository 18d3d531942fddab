package dev.acestep.tensor;

import static dev.acestep.tensor.CheckpointFile.quoted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The index of a sharded checkpoint.
 *
 * @param shards the name of the file that holds each tensor
 */
record ShardIndex(CheckpointFile file, Map<String, String> shards) {
    private static final int LARGEST = 16 << 20;
    private static final int MOST_SHARDS = 1000;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}\\.safetensors");

    ShardIndex {
        shards = Collections.unmodifiableMap(shards);
        if (shards.isEmpty()) {
            throw file.bad("weight_map names no tensor");
        }
        for (String shard : shards.values()) {
            if (!PLAIN.matcher(shard).matches()) {
                throw file.bad("weight_map names %s (a plain name that ends in .safetensors)".formatted(quoted(shard)));
            }
        }
        int files = new TreeSet<>(shards.values()).size();
        if (files > MOST_SHARDS) {
            throw file.bad("weight_map names %d files (at most %d)".formatted(files, MOST_SHARDS));
        }
    }

    static ShardIndex read(CheckpointFile file) {
        return new ShardIndex(file, file.json(LARGEST, json -> weightMap(file, json)));
    }

    SortedSet<String> files() {
        return new TreeSet<>(shards.values());
    }

    private static Map<String, String> weightMap(CheckpointFile file, JsonParser json) throws IOException {
        Map<String, String> shards = null;
        require(json.nextToken() == JsonToken.START_OBJECT, file, "is not an object");
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            if (member.equals("weight_map")) {
                shards = shards(file, json);
            } else {
                json.skipChildren();
            }
        }
        if (shards == null) {
            throw file.bad("has no weight_map");
        }
        return shards;
    }

    private static Map<String, String> shards(CheckpointFile file, JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, file, "weight_map is not an object");
        Map<String, String> shards = new LinkedHashMap<>();
        for (String tensor = json.nextFieldName(); tensor != null; tensor = json.nextFieldName()) {
            String where = "weight_map of %s is not the name of a file".formatted(quoted(tensor));
            require(json.nextToken() == JsonToken.VALUE_STRING, file, where);
            shards.put(tensor, json.getText());
        }
        return shards;
    }

    private static void require(boolean kept, CheckpointFile file, String otherwise) {
        if (!kept) {
            throw file.bad(otherwise);
        }
    }
}
