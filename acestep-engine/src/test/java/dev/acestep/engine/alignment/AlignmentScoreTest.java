package dev.acestep.engine.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.engine.Golden;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class AlignmentScoreTest {
    @Test
    void aScoreIsTheReferences() {
        JsonNode expected = ReferenceScores.of("synthetic_score");
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            AlignmentScore score = AlignmentScore.of(LyricGrid.of(golden.get("score.energy")), _ -> true);
            assertThat(score.coverage()).isEqualTo(expected.get("coverage").doubleValue());
            assertThat(score.monotonicity())
                    .isEqualTo(expected.get("monotonicity").doubleValue());
            assertThat(score.confidence()).isCloseTo(expected.get("confidence").doubleValue(), within(1e-6));
            assertThat(score.value()).isEqualTo(expected.get("lyrics_score").doubleValue());
        }
    }

    @Test
    void wordsThatAreNotHeardOrComeTooEarlyCost() {
        try (var _ = TensorScope.open()) {
            float[] heard = new float[4 * 40];
            heard[30] = 1;
            heard[40 + 5] = 1;
            heard[80 + 6] = 1;
            AlignmentScore all = AlignmentScore.of(grid(heard), _ -> true);
            assertThat(all.coverage()).isEqualTo(0.75);
            assertThat(all.monotonicity()).isEqualTo(0.5);
            AlignmentScore withoutTheFirst = AlignmentScore.of(grid(heard), token -> token == 1 || token == 2);
            assertThat(withoutTheFirst.coverage()).isEqualTo(1);
            assertThat(withoutTheFirst.monotonicity()).isEqualTo(1);
        }
    }

    @Test
    void anInaudibleSongScoresNothing() {
        try (var _ = TensorScope.open()) {
            AlignmentScore score = AlignmentScore.of(grid(new float[4 * 40]), _ -> true);
            assertThat(score.value()).isZero();
        }
    }

    @Test
    void tokensFromABracketToTheNextAreNotSung() {
        SungTokens sung =
                SungTokens.of(List.of("[Verse", " ", "1", "]\n", "Hello", " [", "x", "]", "you", "[a]", "", "["));
        assertThat(IntStream.range(0, 12).filter(sung)).containsExactly(4, 8, 10);
    }

    private static LyricGrid grid(float[] values) {
        return LyricGrid.of(torch.tensor(values).view(4, 40));
    }
}
