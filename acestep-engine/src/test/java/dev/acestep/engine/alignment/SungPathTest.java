package dev.acestep.engine.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.Golden;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class SungPathTest {
    record Place(int token, int frame) {}

    @Test
    void theWayIsTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            LyricGrid gains = LyricGrid.of(golden.get("dtw.matrix"));
            Tensor tokens = golden.get("dtw.text_indices");
            Tensor frames = golden.get("dtw.time_indices");
            List<Place> expected = IntStream.range(0, (int) tokens.numel())
                    .mapToObj(i ->
                            new Place(tokens.get(i).item_int(), frames.get(i).item_int()))
                    .toList();
            assertThat(places(gains)).isEqualTo(expected);
        }
    }

    @Test
    void theWayOfTheScoreIsTheReferences() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            LyricGrid gains = LyricGrid.of(golden.get("score.energy")).map(value -> value * value);
            Tensor path = golden.get("score.path");
            List<Place> expected = IntStream.range(0, (int) path.size(0))
                    .mapToObj(i -> new Place(
                            path.get(i).get(0).item_int(), path.get(i).get(1).item_int()))
                    .toList();
            assertThat(places(gains)).isEqualTo(expected);
        }
    }

    @Test
    void aSongThatIsHeardTokenByTokenIsFollowedTokenByToken() {
        float[] heard = {
            9, 9, -1, -1, -1, -1,
            -1, -1, 9, -1, -1, -1,
            -1, -1, -1, 9, 9, 9
        };
        try (var _ = TensorScope.open()) {
            SungPath path = SungPath.through(LyricGrid.of(torch.tensor(heard).view(3, 6)));
            assertThat(IntStream.range(0, 3).map(path::firstFrame)).containsExactly(0, 2, 3);
            assertThat(IntStream.range(0, 3).map(path::lastFrame)).containsExactly(1, 2, 5);
        }
    }

    @Test
    void silenceHasAWayToo() {
        try (var _ = TensorScope.open()) {
            assertThat(places(LyricGrid.of(torch.zeros(4, 3))))
                    .startsWith(new Place(0, 0))
                    .endsWith(new Place(3, 2));
            assertThat(places(LyricGrid.of(torch.zeros(1, 1)))).containsExactly(new Place(0, 0));
            assertThat(places(LyricGrid.of(torch.full(new long[] {3, 3}, new Scalar(Double.NaN)))))
                    .startsWith(new Place(0, 0))
                    .endsWith(new Place(2, 2));
        }
    }

    private static List<Place> places(LyricGrid gains) {
        SungPath path = SungPath.through(gains);
        List<Place> places = new ArrayList<>();
        for (int token = 0; token < gains.tokens(); token++) {
            for (int frame = path.firstFrame(token); frame <= path.lastFrame(token); frame++) {
                places.add(new Place(token, frame));
            }
        }
        return places;
    }
}
