package dev.acestep.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.decoding.MetadataField;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTextTest {
    record Sample(String text, Map<MetadataField, String> fields, String codes, String lyrics) {
        static Sample of(JsonNode json) {
            return new Sample(
                    json.get("text").textValue(),
                    GoldenPrompts.fields(json.get("metadata")),
                    json.get("codes").textValue(),
                    json.get("lyrics").textValue());
        }
    }

    static Stream<Sample> samples() throws IOException {
        JsonNode all =
                new JsonMapper().readTree(Fixtures.golden("lm_prompts.json").toFile());
        return StreamSupport.stream(all.get("parse_lm_output").spliterator(), false)
                .map(Sample::of);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anAnswerSaysWhatTheReferenceReads(Sample sample) {
        PlanText read = new AnswerText(sample.text()).read();

        assertThat(read.fields()).isEqualTo(sample.fields());
        assertThat(read.codes().stream().map("<|audio_code_%d|>"::formatted).collect(Collectors.joining()))
                .isEqualTo(sample.codes());
        assertThat(read.lyrics()).isEqualTo(sample.lyrics());
    }

    @Test
    void linesThatAreNoFieldsEndNothing() {
        PlanText read = new AnswerText(
                        "<think>\ncaption: one\nno colon\n<tag>: x\n  two: three\nmood: dark\n  x\n</think>")
                .read();
        assertThat(read.fields()).isEqualTo(Map.of(MetadataField.CAPTION, "one two: three"));
    }

    @Test
    void theLastOfTwoValuesCountsAndAnEmptyOneDoesNot() {
        PlanText read = new AnswerText("<think>\nBPM: 90\nbpm : +1_20\nkeyscale:\n</think>").read();
        assertThat(read.fields()).isEqualTo(Map.of(MetadataField.BPM, "120"));
    }

    @Test
    void codesThatMeanNothingAreLeftOut() {
        assertThat(new AnswerText("<|audio_code_63999|><|audio_code_64000|><|audio_code_99999999999|>")
                        .read()
                        .codes())
                .containsExactly(63_999);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileAnswersAreReadInBoundedTime(String part) {
        String answer = part.repeat(1_000_000 / part.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> new AnswerText(answer).read());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> new AnswerText("<think>\nbpm: " + answer + "</think>" + answer).read());
    }

    static Stream<String> hostile() {
        return Stream.of(
                ":",
                "a: b\n",
                "<think>",
                "</think>",
                "<think></think>",
                "\n",
                " ",
                "# lyric\n",
                "#",
                "1",
                "1_",
                "<|audio_code_1|>",
                "<|audio_code_",
                "<|im_end|>",
                "caption: x\n ",
                " \n",
                "<reasoning>");
    }
}
