package dev.acestep.engine.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.TensorScope;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** The longest song with the longest lyrics. */
final class LongSongTest {
    private static final int TOKENS = 2048;
    private static final int FRAMES = 7500;

    @Test
    void wordsThatAreSungEvenlyAreFoundEvenly() {
        try (var _ = TensorScope.open()) {
            Consensus consensus = new Consensus();
            for (int head = 0; head < 1; head++) {
                consensus.add(evenlySung());
            }
            SungPath path = SungPath.through(consensus.normalised());
            assertThat(IntStream.range(0, TOKENS))
                    .allMatch(token -> Math.abs(path.firstFrame(token) - place(token)) <= 2);
        }
    }

    private static Tensor evenlySung() {
        Tensor places = torch.arange(new Scalar(TOKENS)).mul(new Scalar(FRAMES / (double) TOKENS));
        Tensor distance =
                torch.arange(new Scalar(FRAMES)).sub(places.unsqueeze(1)).abs();
        return distance.lt(new Scalar(2.0)).to(torch.ScalarType.Float);
    }

    private static double place(int token) {
        return token * (FRAMES / (double) TOKENS);
    }
}
