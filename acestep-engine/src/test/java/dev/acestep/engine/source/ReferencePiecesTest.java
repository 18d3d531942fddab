package dev.acestep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.Pcm;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferencePiecesTest {
    private static final int SECOND = 48_000;

    @Test
    void placesAreDrawnAsPythonDrawsThem() {
        PythonRandom random = new PythonRandom(1234);
        assertThat(IntStream.range(0, 5).map(_ -> random.upTo(999_999)))
                .containsExactly(815_965, 462_141, 122_526, 7_855, 95_046);
        assertThat(random.upTo(0)).isZero();
        assertThat(random.upTo(7)).isOne();
        PythonRandom wide = new PythonRandom(1L << 40);
        assertThat(IntStream.range(0, 5).map(_ -> wide.upTo(999_999)))
                .containsExactly(108_673, 370_381, 703_128, 68_854, 447_379);
        PythonRandom zero = new PythonRandom(0);
        assertThat(zero.upTo(999_999)).isEqualTo(885_440);
    }

    @Test
    void aShortReferenceIsRepeated() {
        Pcm pieces = ReferencePieces.of(ramp(2 * SECOND), 5);
        assertThat(pieces.frames()).isEqualTo(30 * SECOND);
        assertThat(pieces.left()[2 * SECOND + 17]).isEqualTo(17);
        assertThat(pieces.right()[29 * SECOND]).isEqualTo(-SECOND);
    }

    @Test
    void ofALongOneTenSecondsOfEachThirdAreTaken() {
        Pcm audio = ramp(90 * SECOND);
        float[] pieces = ReferencePieces.of(audio, 7).left();
        for (int i = 0; i < 3; i++) {
            float begin = pieces[i * 10 * SECOND];
            assertThat(begin).isBetween(i * 30f * SECOND, i * 30f * SECOND + 20 * SECOND);
            assertThat(pieces[(i + 1) * 10 * SECOND - 1]).isEqualTo(begin + 10 * SECOND - 1);
        }
        assertThat(ReferencePieces.of(audio, 7).left()).isEqualTo(pieces);
        assertThat(ReferencePieces.of(audio, 8).left()).isNotEqualTo(pieces);
    }

    private static Pcm ramp(int frames) {
        float[] left = new float[frames];
        float[] right = new float[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = i;
            right[i] = -i;
        }
        return new Pcm(left, right);
    }
}
