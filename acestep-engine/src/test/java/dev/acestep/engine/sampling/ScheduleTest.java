package dev.acestep.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.music.InvalidRequest;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScheduleTest {
    @ParameterizedTest
    @MethodSource("turbo")
    void turboIsTheReferences(JsonNode golden) {
        Schedule whole = Schedule.turbo(doubles(golden.path("timesteps")), number(golden, "shift", 1));
        assertThat(starts(golden, whole)).isEqualTo(floats(golden.path("timesteps_seen_by_decoder")));
    }

    @ParameterizedTest
    @MethodSource("base")
    void baseIsTheReferences(JsonNode golden) {
        Schedule whole = Schedule.shifted(golden.path("infer_steps").asInt(), number(golden, "shift", 1));
        assertThat(whole.times()).isEqualTo(floats(golden.path("full_schedule")));
        assertThat(starts(golden, whole)).isEqualTo(floats(golden.path("timesteps_seen_by_decoder")));
    }

    @ParameterizedTest
    @MethodSource("sft")
    void sftIsTheReferences(JsonNode golden) {
        Schedule schedule = golden.has("timesteps")
                ? Schedule.verbatim(doubles(golden.path("timesteps")))
                : Schedule.shifted(golden.path("infer_steps").asInt(), number(golden, "shift", 1));
        assertThat(starts(golden, schedule)).isEqualTo(floats(golden.path("timesteps_seen_by_decoder")));
    }

    @Test
    void ofTwoShiftsAsNearTheSmallerCounts() {
        assertThat(Schedule.turbo(2.5)).isEqualTo(Schedule.turbo(2));
    }

    @Test
    void aTimeAsNearToTwoStartsAtTheEarlier() {
        assertThat(Schedule.turbo(1).startingNear(0.5625).at(0)).isEqualTo(0.625f);
    }

    @Test
    void oneTimeIsNoSchedule() {
        assertThatThrownBy(() -> Schedule.verbatim(List.of(0.5)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("timesteps");
    }

    @Test
    void brainFloatsAreRoundedToTheNearestEven() {
        Schedule schedule = new Schedule(List.of(1f, 21f / 22, 257f / 256, 259f / 256, 0f));
        assertThat(schedule.inBrainFloats().times()).containsExactly(1f, 0.953125f, 1f, 1.015625f, 0f);
    }

    static Stream<JsonNode> turbo() {
        return cases("turbo");
    }

    static Stream<JsonNode> base() {
        return cases("base");
    }

    static Stream<JsonNode> sft() {
        return cases("sft");
    }

    private static Stream<JsonNode> cases(String model) {
        try {
            return stream(new JsonMapper()
                    .readTree(Fixtures.golden("schedules.json").toFile())
                    .path(model));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Float> starts(JsonNode golden, Schedule whole) {
        Schedule schedule = golden.has("cover_noise_strength")
                ? whole.startingNear(1 - golden.path("cover_noise_strength").asDouble())
                : whole;
        return schedule.times().subList(0, schedule.steps());
    }

    private static double number(JsonNode golden, String name, double otherwise) {
        return golden.path(name).asDouble(otherwise);
    }

    private static List<Float> floats(JsonNode numbers) {
        return stream(numbers).map(number -> (float) number.asDouble()).toList();
    }

    private static List<Double> doubles(JsonNode numbers) {
        return stream(numbers).map(JsonNode::asDouble).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
