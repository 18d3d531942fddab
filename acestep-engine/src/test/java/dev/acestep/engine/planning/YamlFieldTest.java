package dev.acestep.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFieldTest {
    record Sample(String value, String yaml) {}

    static Stream<Sample> samples() throws IOException {
        return StreamSupport.stream(
                        new JsonMapper()
                                .readTree(Fixtures.golden("yaml_samples.json").toFile())
                                .get("samples")
                                .spliterator(),
                        false)
                .map(sample -> new Sample(
                        sample.get("value").textValue(), sample.get("yaml").textValue()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aValueIsWrittenAsTheReferenceWritesIt(Sample sample) {
        assertThat(YamlField.of("caption", sample.value()) + "\n").isEqualTo(sample.yaml());
    }

    static Stream<Sample> randomValues() throws IOException {
        return List.of(
                new JsonMapper().readValue(YamlFieldTest.class.getResourceAsStream("yaml_random.json"), Sample[].class))
                .stream();
    }

    @Test
    void soAreRandomValues() throws IOException {
        List<Sample> values = randomValues().toList();
        assertThat(values).hasSizeGreaterThan(300);
        assertThat(values)
                .allSatisfy(sample -> assertThat(YamlField.of("caption", sample.value()) + "\n")
                        .isEqualTo(sample.yaml()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void longValuesTakeNoLongTime(String value) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> YamlField.of("caption", value.repeat(20_000)));
    }

    static Stream<String> hostile() {
        return Stream.of(
                ":1", "1", "1_", "\n", " ", "a ", "'", "\t", "\"", "- ", "\uD83C\uDFB5", "\uD83C", "0:0.", "\u2028");
    }
}
