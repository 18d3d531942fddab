package dev.acestep.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every flow of the reference, token by token. */
class PlannerGoldenTest {
    private static final TinyPlanner TINY = new TinyPlanner();

    @AfterAll
    static void close() {
        TINY.close();
    }

    static Stream<GoldenFlow> plans() throws IOException {
        return GoldenFlow.of("generate_with_stop_condition");
    }

    static Stream<GoldenFlow> samples() throws IOException {
        return GoldenFlow.of("create_sample_from_query");
    }

    static Stream<GoldenFlow> formats() throws IOException {
        return GoldenFlow.of("format_sample_from_input");
    }

    static Stream<GoldenFlow> understandings() throws IOException {
        return GoldenFlow.of("understand_audio_from_codes");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanIsTheReferences(GoldenFlow flow) {
        assertPlanned(flow, true);
    }

    @Test
    void songsOfABatchAreTheSameOneAfterAnother() throws IOException {
        assertPlanned(GoldenFlow.named("batch2"), false);
    }

    @ParameterizedTest
    @MethodSource("understandings")
    void anUnderstandingIsTheReferences(GoldenFlow flow) {
        List<Integer> codes = new AnswerText(flow.text("audio_codes")).read().codes();
        assertDescribed(flow, flow.understand(TINY.planner(flow.mostWords()), codes));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsTheReferences(GoldenFlow flow) {
        assertDescribed(flow, flow.sample(TINY.planner(flow.mostWords())));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFormattedSongIsTheReferences(GoldenFlow flow) {
        assertDescribed(flow, flow.format(TINY.planner(flow.mostWords())));
    }

    private static void assertPlanned(GoldenFlow flow, boolean together) {
        TINY.takeWritten();
        Plan plan = TINY.planner(flow.mostWords()).plan(flow.request(together), (_, _, _) -> {});

        assertThat(TINY.takeWritten()).isEqualTo(flow.tokens());
        assertThat(plan.fields()).isEqualTo(flow.planned());
        assertThat(plan.codes().stream().map(PlannerGoldenTest::spelled)).isEqualTo(flow.plannedCodes());
    }

    private static void assertDescribed(GoldenFlow flow, PlanText text) {
        assertThat(TINY.takeWritten()).isEqualTo(flow.tokens());
        assertThat(text.fields()).isEqualTo(flow.described());
        assertThat(text.lyrics()).isEqualTo(flow.describedLyrics());
    }

    private static String spelled(List<Integer> codes) {
        return codes.stream().map("<|audio_code_%d|>"::formatted).collect(Collectors.joining());
    }
}
