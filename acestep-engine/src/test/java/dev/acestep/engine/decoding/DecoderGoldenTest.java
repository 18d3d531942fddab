package dev.acestep.engine.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.lm.TinyLanguageModel;
import dev.acestep.engine.sampling.Draws;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.Precision;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path of tokens that the reference took from a prompt. */
class DecoderGoldenTest {
    private static final JsonNode PROMPTS = golden("lm_prompts.json");
    private static final Vocabulary VOCABULARY = TinyVocabulary.open();
    private static final TinyLanguageModel MODEL = new TinyLanguageModel(Precision.FP32);
    private static final Decoder DECODER = new Decoder(MODEL.model(), VOCABULARY, TinyVocabulary.genres());

    @AfterAll
    static void close() {
        MODEL.close();
    }

    record Path(JsonNode json) {
        @Override
        public String toString() {
            return json.get("case").textValue();
        }

        JsonNode setting(String name) {
            return json.get("cfg").path(name);
        }
    }

    static Stream<Path> paths() {
        return StreamSupport.stream(golden("lm_paths.json").spliterator(), false)
                .filter(json -> json.get("entry").textValue().equals("generate_from_formatted_prompt"))
                .map(Path::new);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyTokenAndStateIsTheReferences(Path path) {
        try (var _ = TensorScope.open()) {
            List<Answer> answers = DECODER.begin(List.of(generation(path)));
            Answer answer = answers.getFirst();
            List<String> states = new ArrayList<>(List.of(state(answer)));
            DECODER.finish(answers, _ -> states.add(state(answer)));
            assertThat(answer.tokens())
                    .containsExactly(
                            StreamSupport.stream(path.json().get("token_ids").spliterator(), false)
                                    .mapToLong(JsonNode::longValue)
                                    .toArray());
            states.removeLast();
            assertThat(states)
                    .containsExactlyElementsOf(states(path.json().get("states_before_each_token_run_length")));
        }
    }

    private static String state(Answer answer) {
        return answer.state().orElseThrow().toString();
    }

    private static List<String> states(JsonNode runs) {
        List<String> states = new ArrayList<>();
        for (JsonNode run : runs) {
            for (int i = 0; i < run.get(1).intValue(); i++) {
                states.add(run.get(0).textValue());
            }
        }
        return states;
    }

    private static Generation generation(Path path) {
        String prompt = path.json().get("prompt").textValue();
        boolean custom = path.setting("negative_prompt").textValue().equals("bad audio");
        return new Generation(
                tokens(prompt),
                Optional.of(tokens(prompt + (custom ? "_negative_custom" : "_negative_default"))),
                Optional.of(settings(path)),
                new TokenChoice(
                        path.setting("temperature").doubleValue(),
                        path.setting("top_k").intValue(),
                        path.setting("top_p").doubleValue(),
                        path.setting("repetition_penalty").asDouble(1),
                        path.setting("cfg_scale").doubleValue()),
                Draws.of(path.json().get("torch_seed").longValue()),
                path.json().path("max_new_tokens_fallback").asInt(1000));
    }

    private static GrammarSettings settings(Path path) {
        Settings settings = new Settings()
                .phase(path.setting("generation_phase").textValue().equals("cot") ? Phase.COT : Phase.CODES)
                .skipping(Stream.of(MetadataField.values())
                        .filter(field ->
                                path.setting("skip_" + field.wireName()).asBoolean(false))
                        .toArray(MetadataField[]::new));
        path.setting("user_metadata")
                .properties()
                .forEach(given -> settings.given(
                        Stream.of(MetadataField.values())
                                .filter(field -> field.wireName().equals(given.getKey()))
                                .findFirst()
                                .orElseThrow(),
                        given.getValue().textValue()));
        if (path.setting("target_duration").isNumber()) {
            settings.target(path.setting("target_duration").doubleValue());
        }
        return settings.of();
    }

    private static long[] tokens(String prompt) {
        return VOCABULARY.template(PROMPTS.get(prompt).textValue());
    }

    private static JsonNode golden(String name) {
        try {
            return new JsonMapper().readTree(Fixtures.golden(name).toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
