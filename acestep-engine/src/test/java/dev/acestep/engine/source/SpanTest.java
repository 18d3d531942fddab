package dev.acestep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.engine.source.Span.Frames;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.Pcm;
import dev.acestep.music.Task.Region;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    private static final long HOP = 1920;

    @ParameterizedTest
    @CsvSource({
        "0, 6, 0, 150",
        "2, 4, 50, 100",
        "2.01, 4.05, 50, 101",
        "0.1, 0.3, 2, 7",
        "5.99, 6, 149, 150",
        "3, 3.01, 75, 76"
    })
    void framesAreCountedDownwardsAndNeverNone(double start, double end, long first, long behind) {
        assertThat(of(start, end, 6).frames(HOP, 150)).isEqualTo(new Frames(first, behind));
    }

    @Test
    void aRegionMayBeginBeforeTheSourceAndEndAfterIt() {
        Span span = of(-1, 8, 6);
        assertThat(span).isEqualTo(new Span(0, 9, 1, 2));
        assertThat(span.place(new Pcm(new float[288_000], new float[288_000])).length())
                .isEqualTo(9 * 48_000);
    }

    @Test
    void anOpenEndIsTheSources() {
        assertThat(Span.of(new Region(3, Optional.empty()), 5.5)).isEqualTo(new Span(3, 5.5, 0, 0));
    }

    @Test
    void whatBeginsBehindTheSourceNeedsAnEnd() {
        assertRefused(
                () -> Span.of(new Region(6, Optional.empty()), 5.5),
                "repainting_start: 6.0 is not allowed (number below the source's length, 5.5 s, unless repainting_end is"
                        + " above it)");
        assertThat(of(6, 8, 5.5)).isEqualTo(new Span(6, 8, 0, 2.5));
    }

    @Test
    void nothingGetsLongerThanASongMayBe() {
        assertRefused(
                () -> of(-10, 5, 595),
                "repainting_start: 605 s are not allowed (the source of 595 s and what is put to it: at most 600)");
        assertThat(of(-5, 5, 595)
                        .place(new Pcm(new float[1920], new float[1920]))
                        .before())
                .isEqualTo(240_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 40, 70", "0, 60, 0, 40, 60", "0, 30, 0, 40, 70", "0, 0, 45, 40, 45", "35, 0, 0, 35, 70"})
    void aContinuationGoesFromTheSourcesEndToItsTarget(
            double start, double duration, double end, double from, double to) {
        Region region = new Region(start, end == 0 ? Optional.empty() : Optional.of(end));
        Span span = Span.continuing(region, duration == 0 ? Optional.empty() : Optional.of(duration), 40);
        assertThat(span).isEqualTo(new Span(from, to, 0, to - 40));
    }

    @Test
    void aContinuationEndsWhereASongHasToAndSomewhereBehindItsBeginning() {
        assertThat(Span.continuing(Region.WHOLE, Optional.empty(), 590).end()).isEqualTo(600);
        assertRefused(
                () -> Span.continuing(new Region(0, Optional.of(30.0)), Optional.empty(), 40),
                "repainting_end: 30.0 is not allowed (number above 40 s, where the continuation begins, up to 600)");
        assertRefused(
                () -> Span.continuing(Region.WHOLE, Optional.empty(), 600),
                "repainting_end: 600.0 is not allowed (number above 600 s, where the continuation begins, up to 600)");
    }

    private static Span of(double start, double end, double seconds) {
        return Span.of(new Region(start, Optional.of(end)), seconds);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidRequest.class).isThrownBy(call).withMessage(message);
    }
}
