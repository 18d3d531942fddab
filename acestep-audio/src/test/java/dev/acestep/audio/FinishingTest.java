package dev.acestep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.music.AudioFormat;
import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishingTest {
    private static final Pcm MUSIC = Sounds.music(96_000);

    @ParameterizedTest
    @ValueSource(doubles = {-10, -1, 0})
    void thePeakIsBroughtToTheLevelAskedFor(double decibels) {
        Pcm finished = Finishing.apply(MUSIC, output(true, decibels, 0, 0));
        assertThat(20 * Math.log10(Level.peak(finished))).isCloseTo(decibels, within(1e-5));
        assertThat(Level.peak(finished)).isLessThanOrEqualTo(1);
    }

    @Test
    void bothChannelsGetTheSameGain() {
        Pcm finished = Finishing.apply(MUSIC, output(true, -1, 0, 0));
        float gain = finished.left()[5000] / MUSIC.left()[5000];
        assertThat(finished.right()[7000]).isCloseTo(gain * MUSIC.right()[7000], within(1e-5f));
    }

    @Test
    void withoutFadesAndNormalisationNothingChanges() {
        Pcm finished = Finishing.apply(MUSIC, output(false, -1, 0, 0));
        assertThat(finished.left()).isEqualTo(MUSIC.left());
        assertThat(finished.right()).isEqualTo(MUSIC.right());
    }

    @Test
    void fadesStartAndEndInSilenceAndLeaveTheMiddle() {
        Pcm finished = Finishing.apply(MUSIC, output(false, -1, 0.5, 0.25));
        assertThat(finished.left()[0]).isZero();
        assertThat(finished.left()[12_000]).isCloseTo(MUSIC.left()[12_000] / 2, within(1e-4f));
        assertThat(finished.left()[24_000]).isEqualTo(MUSIC.left()[24_000]);
        assertThat(finished.left()[83_999]).isEqualTo(MUSIC.left()[83_999]);
        assertThat(finished.right()[95_999 - 6_000]).isCloseTo(MUSIC.right()[95_999 - 6_000] / 2, within(1e-4f));
        assertThat(finished.right()[95_999]).isZero();
    }

    @Test
    void fadesLongerThanTheSongMeetInItsMiddle() {
        Pcm finished = Finishing.apply(MUSIC, output(true, -1, 10, 10));
        assertThat(finished.left()[0]).isZero();
        assertThat(finished.left()[95_999]).isZero();
        assertThat(Level.peak(finished)).isBetween(0.2f, 0.6f);
    }

    @Test
    void levelAndFadesAreTheReferences() throws IOException {
        Pcm in = golden("in");
        assertClose(Finishing.apply(in, output(true, -1, 0, 0)), golden("normalized_-1dB"));
        assertClose(Finishing.apply(in, output(true, -6, 0, 0)), golden("normalized_-6dB"));
        Output fades = output(false, -1, 1000.0 / Pcm.SAMPLE_RATE, 2000.0 / Pcm.SAMPLE_RATE);
        assertClose(Finishing.apply(in, fades), golden("fade_in1000_out2000"));
    }

    @Test
    void silenceIsNotMadeLoud() {
        Pcm hiss = new Pcm(new float[] {3e-5f, -2e-5f}, new float[] {0, 1e-5f});
        assertThat(Finishing.apply(hiss, output(true, 0, 0, 0)).left()).containsExactly(hiss.left());
        assertThat(Finishing.apply(Sounds.silence(0), output(true, 0, 1, 1)).frames())
                .isZero();
    }

    @Test
    void samplesThatAreNotNumbersBecomeSilenceAndSetNoLevel() {
        Pcm broken = new Pcm(
                new float[] {Float.NaN, 0.25f, Float.POSITIVE_INFINITY},
                new float[] {0, -0.5f, Float.NEGATIVE_INFINITY});
        Pcm finished = Finishing.apply(broken, output(true, 0, 0, 0));
        assertThat(finished.left()).containsExactly(0, 0.5f, 0);
        assertThat(finished.right()).containsExactly(0, -1, 0);
    }

    private static void assertClose(Pcm actual, Pcm expected) {
        assertThat(actual.left()).containsExactly(expected.left(), within(1e-6f));
        assertThat(actual.right()).containsExactly(expected.right(), within(1e-6f));
    }

    /** A tensor {@code [2, n]} of 32-bit floats; the file's header is a line of JSON. */
    private static Pcm golden(String name) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Fixtures.golden("postprocess.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) file.getLong()];
        file.get(header);
        Matcher offsets = Pattern.compile("\"" + name + "\":\\{[^}]*\"data_offsets\":\\[(\\d+),(\\d+)]")
                .matcher(new String(header, StandardCharsets.UTF_8));
        assertThat(offsets.find()).isTrue();
        int begin = Integer.parseInt(offsets.group(1));
        int length = Integer.parseInt(offsets.group(2)) - begin;
        FloatBuffer samples = file.slice(file.position() + begin, length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] left = new float[samples.remaining() / 2];
        float[] right = new float[left.length];
        samples.get(left).get(right);
        return new Pcm(left, right);
    }

    private static Output output(boolean normalize, double decibels, double fadeIn, double fadeOut) {
        return new Output(AudioFormat.WAV, 128_000, 48_000, normalize, decibels, fadeIn, fadeOut, false, false);
    }
}
