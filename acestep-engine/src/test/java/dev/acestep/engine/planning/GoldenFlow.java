package dev.acestep.engine.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.engine.decoding.TokenChoice;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One of the reference's calls in {@code lm_paths.json}: its arguments, what it wrote, and what it gave back. */
record GoldenFlow(JsonNode json) {
    private static final PlanListener NOBODY = (_, _, _) -> {};

    static Stream<GoldenFlow> of(String entry) throws IOException {
        JsonNode all =
                new JsonMapper().readTree(Fixtures.golden("lm_paths.json").toFile());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(flow -> flow.get("entry").textValue().equals(entry))
                .map(GoldenFlow::new);
    }

    static GoldenFlow named(String name) throws IOException {
        return of("generate_with_stop_condition")
                .filter(flow -> flow.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return json.get("case").textValue();
    }

    PlanRequest request(boolean together) {
        JsonNode arguments = json.get("arguments");
        return new PlanRequest(
                text("caption"),
                text("lyrics"),
                given(),
                Optional.of(arguments.path("target_duration"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::doubleValue),
                true,
                true,
                true,
                text("infer_type").equals("llm_dit"),
                choice(),
                Prompts.NOTHING,
                true,
                false,
                arguments.has("seeds") ? seeds(arguments.get("seeds")) : List.of(seed()),
                together);
    }

    PlanText understand(Planner planner, List<Integer> codes) {
        return planner.understand(codes, choice(), true, seed(), NOBODY);
    }

    PlanText sample(Planner planner) {
        boolean instrumental = json.get("arguments").get("instrumental").booleanValue();
        String language = text("vocal_language");
        Map<MetadataField, String> given = language.isEmpty() ? Map.of() : Map.of(MetadataField.LANGUAGE, language);
        return planner.sample(text("query"), instrumental, given, choice(), true, seed(), NOBODY);
    }

    PlanText format(Planner planner) {
        return planner.format(text("caption"), text("lyrics"), given(), choice(), true, seed(), NOBODY);
    }

    int mostWords() {
        return json.get("max_new_tokens_fallback").intValue();
    }

    List<Long> tokens() {
        return seeds(json.get("token_ids"));
    }

    String text(String argument) {
        return json.get("arguments").path(argument).asText("");
    }

    /** What the reference gave back of a plan, field by field; that of the first song of a batch. */
    Map<MetadataField, String> planned() {
        JsonNode metadata = json.get("result").get("metadata");
        return fields(metadata.isArray() ? metadata.get(0) : metadata);
    }

    /** The codes that the reference gave back, one text a song. */
    List<String> plannedCodes() {
        JsonNode codes = json.get("result").get("audio_codes");
        return codes.isArray()
                ? StreamSupport.stream(codes.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList()
                : Stream.of(codes.textValue()).filter(text -> !text.isEmpty()).toList();
    }

    /** What the reference gave back of a description. */
    Map<MetadataField, String> described() {
        return fields(json.get("result").get(0));
    }

    String describedLyrics() {
        return json.get("result").get(0).get("lyrics").textValue();
    }

    private long seed() {
        return json.get("torch_seed").longValue();
    }

    private TokenChoice choice() {
        JsonNode arguments = json.get("arguments");
        return new TokenChoice(
                arguments.get("temperature").doubleValue(),
                0,
                1,
                1,
                arguments.path("cfg_scale").asDouble(1));
    }

    private Map<MetadataField, String> given() {
        return fields(json.get("arguments").path("user_metadata"));
    }

    private static Map<MetadataField, String> fields(JsonNode json) {
        Map<MetadataField, String> fields = new EnumMap<>(MetadataField.class);
        Arrays.stream(MetadataField.values())
                .filter(field -> json.has(field.wireName()))
                .forEach(field -> fields.put(field, json.get(field.wireName()).asText()));
        return fields;
    }

    private static List<Long> seeds(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(JsonNode::longValue)
                .toList();
    }
}
