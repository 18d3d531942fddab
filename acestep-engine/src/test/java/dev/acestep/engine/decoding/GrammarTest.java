package dev.acestep.engine.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.Allowed.Run;
import dev.acestep.engine.decoding.GrammarSettings.Phase;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar follows the reference's, driven by the same random scores. */
class GrammarTest {
    private static final JsonNode GOLDEN = golden();
    private static final Vocabulary VOCABULARY = TinyVocabulary.open();
    private static final Grammar GRAMMAR = new Grammar(VOCABULARY, TinyVocabulary.SIZE, TinyVocabulary.genres());

    record Case(JsonNode json) {
        @Override
        public String toString() {
            return json.get("case").textValue();
        }
    }

    static Stream<Case> cases() {
        return StreamSupport.stream(GOLDEN.get("cases").spliterator(), false).map(Case::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepIsTheReferences(Case golden) {
        JsonNode json = golden.json();
        Course course = GRAMMAR.begin(
                settings(golden.toString()),
                VOCABULARY.template(json.get("prompt").textValue()));
        List<Long> tokens = new ArrayList<>();
        try (var _ = TensorScope.open()) {
            Generator random =
                    torch.globalContext().defaultGenerator(new Device("cpu")).clone();
            random.set_current_seed(json.get("seed").longValue());
            int number = 0;
            for (JsonNode step : json.get("steps")) {
                try (var _ = TensorScope.open()) {
                    Scores scores = scores(random, json.get("logit_bias"));
                    tokens.add(checkedStep("step " + number++, course, scores, step));
                }
            }
        }
        assertThat(course.state()).hasToString(json.get("final_state").textValue());
        assertThat(VOCABULARY.decode(tokens.stream().mapToLong(Long::longValue).toArray()))
                .isEqualTo(json.get("text").textValue());
    }

    private static long checkedStep(String name, Course course, Scores scores, JsonNode step) {
        assertThat(course.state()).as(name).hasToString(step.get(0).textValue());
        Allowed allowed = scores.settled(course.next());
        assertThat(count(allowed)).as(name).isEqualTo(step.get(1).longValue());
        if (!step.get(2).isNull()) {
            assertThat(tokens(allowed)).as(name).containsExactly(longs(step.get(2)));
        }
        long token = best(scores, allowed);
        assertThat(token).as(name).isEqualTo(step.get(3).longValue());
        course.accept(token);
        return token;
    }

    private static long best(Scores scores, Allowed allowed) {
        return switch (allowed) {
            case Allowed.Forced(long token) -> token;
            case Allowed.Some(long[] some) -> scores.only(some).best();
            case Allowed.Runs(List<Run> runs) -> scores.only(runs).best();
            case Allowed.Best _, Allowed.Depends _ -> throw new AssertionError(allowed);
        };
    }

    private static long count(Allowed allowed) {
        return tokens(allowed).length;
    }

    private static long[] tokens(Allowed allowed) {
        return switch (allowed) {
            case Allowed.Forced(long token) -> new long[] {token};
            case Allowed.Some(long[] some) -> some;
            case Allowed.Runs(List<Run> runs) ->
                runs.stream()
                        .flatMapToLong(run -> LongStream.range(run.first(), run.end()))
                        .toArray();
            case Allowed.Best _, Allowed.Depends _ -> throw new AssertionError(allowed);
        };
    }

    private static Scores scores(Generator random, JsonNode biases) {
        Tensor values = torch.randn(
                        new long[] {1, TinyVocabulary.SIZE}, new GeneratorOptional(random), new TensorOptions())
                .select(0, 0);
        biases.properties()
                .forEach(bias -> values.narrow(0, Long.parseLong(bias.getKey()), 1)
                        .add_(new Scalar(bias.getValue().floatValue())));
        return new Scores(values, 0);
    }

    private static GrammarSettings settings(String name) {
        Settings settings = new Settings();
        return switch (name) {
            case "cot_default" -> settings.skipping(MetadataField.GENRES).of();
            case "cot_genres" -> settings.of();
            case "cot_skip_caption_language" ->
                settings.skipping(MetadataField.GENRES, MetadataField.CAPTION, MetadataField.LANGUAGE)
                        .of();
            case "cot_user_all" ->
                settings.skipping(MetadataField.GENRES)
                        .given(MetadataField.BPM, "120")
                        .given(MetadataField.CAPTION, "Two words.")
                        .given(MetadataField.DURATION, "234")
                        .given(MetadataField.KEYSCALE, "B♭ minor")
                        .given(MetadataField.LANGUAGE, "zh")
                        .given(MetadataField.TIMESIGNATURE, "6")
                        .of();
            case "cot_max_duration_60" ->
                settings.skipping(MetadataField.GENRES, MetadataField.CAPTION)
                        .longest(60)
                        .of();
            case "cot_target_duration" ->
                settings.skipping(MetadataField.GENRES, MetadataField.CAPTION)
                        .target(137)
                        .of();
            case "codes_after_think" -> settings.phase(Phase.CODES).target(3).of();
            case "codes_no_duration" -> settings.phase(Phase.CODES).of();
            case "understand_free_lyrics" ->
                settings.phase(Phase.UNDERSTAND)
                        .skipping(MetadataField.GENRES, MetadataField.CAPTION)
                        .of();
            default -> throw new AssertionError(name);
        };
    }

    @Test
    void theTreesAreTheReferences() {
        JsonNode trees = GOLDEN.get("trees");
        FieldValues values = GRAMMAR.values();
        assertTree(values.keyscale(), trees.get("keyscale_prefix_tree"));
        assertTree(values.timesignature(), trees.get("timesig_prefix_tree"));
        assertTree(values.language(), trees.get("language_prefix_tree"));
        assertThat(size(values.bpm()))
                .isEqualTo(trees.get("bpm_prefix_tree_size").intValue());
        assertThat(size(values.duration(600)))
                .isEqualTo(trees.get("duration_prefix_tree_size").intValue());
        assertThat(VOCABULARY.codeTokens())
                .hasSize(trees.get("valid_audio_code_token_count").intValue());
    }

    @Test
    void fixedTextsAreTheReferencesTokens() {
        GOLDEN.get("trees")
                .get("fixed_strings")
                .forEach(fixed -> assertThat(
                                GRAMMAR.tables().longestTokens(fixed.get(1).textValue()))
                        .containsExactly(longs(fixed.get(0))));
    }

    private static void assertTree(PrefixTree root, JsonNode entries) {
        for (JsonNode entry : entries) {
            PrefixTree node = root;
            for (long token : longs(entry.get(0))) {
                node = node.after(token);
            }
            assertThat(node.tokens(GRAMMAR.tables().newline())).containsExactly(longs(entry.get(1)));
        }
        assertThat(size(root)).isEqualTo(entries.size());
    }

    private static int size(PrefixTree tree) {
        return 1
                + Arrays.stream(tree.tokens())
                        .mapToObj(tree::after)
                        .mapToInt(GrammarTest::size)
                        .sum();
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    private static JsonNode golden() {
        try {
            return new JsonMapper().readTree(Fixtures.golden("fsm.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
