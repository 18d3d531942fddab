package dev.acestep.engine.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the reference was asked in {@code lm_prompts.json}. */
record GoldenPrompts(JsonNode json) {
    static GoldenPrompts read() throws IOException {
        return new GoldenPrompts(
                new JsonMapper().readTree(Fixtures.golden("lm_prompts.json").toFile()));
    }

    String caption() {
        return json.get("inputs").get("caption").textValue();
    }

    String lyrics() {
        return json.get("inputs").get("lyrics").textValue();
    }

    /** All fields of a thought. */
    Thought thought() {
        Map<MetadataField, String> fields = fields(json.get("inputs").get("metadata_full"));
        return new Thought(fields, Set.of(), Set.of());
    }

    String thoughtText(String name) {
        return json.get("format_metadata_as_cot").get(name).textValue();
    }

    String prompt(String name) {
        return json.get(name).textValue();
    }

    long[] tokens(String name) {
        return StreamSupport.stream(json.get("token_ids").get(name).spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    static Map<MetadataField, String> fields(JsonNode json) {
        return json.properties().stream()
                .collect(Collectors.toMap(
                        field -> MetadataField.valueOf(field.getKey().toUpperCase(Locale.ROOT)),
                        field -> field.getValue().asText()));
    }
}
