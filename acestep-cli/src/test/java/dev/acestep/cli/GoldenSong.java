package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.audio.AudioDecoder;
import dev.acestep.audio.Limits;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.SafeTensors;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** What the reference made of one request: samples from all over its waveform, and its peak. */
record GoldenSong(List<Float> beginning, List<Float> everyStride, double peak, long frames) {
    /** The caption and lyrics of the reference's requests. */
    static final String PROMPT = "A warm acoustic folk song with gentle guitar picking and a clear voice.";

    static final String LYRICS =
            "[Verse 1]\nMorning light is falling on the river\n[Chorus]\n" + "Sing with me until the night is over";

    private static final int STRIDE = 499;
    private static final double TOLERANCE = 2e-3;

    /** Files are brought to this peak unless a request wants another. */
    private static final double WRITTEN_PEAK = Math.pow(10, -1 / 20.0);

    static GoldenSong of(String name) {
        try (var _ = TensorScope.open();
                SafeTensors file = SafeTensors.open(Fixtures.golden("e2e_" + name + ".safetensors"))) {
            return new GoldenSong(
                    floats(file, "wave.first512"),
                    floats(file, "wave.every_499"),
                    file.read("wave.peak").item_float(),
                    file.read("wave.num_samples").item_long());
        }
    }

    /** Asserts that the file is this song, brought to the peak of files. */
    void assertIn(Path file) throws IOException {
        Pcm song = AudioDecoder.decode(file, Limits.SONG);
        double gain = WRITTEN_PEAK / peak;
        assertThat(song.frames()).isEqualTo((int) frames);
        assertClose(song, beginning, 1, gain);
        assertClose(song, everyStride, STRIDE, gain);
    }

    private static void assertClose(Pcm song, List<Float> expected, int stride, double gain) {
        int samples = expected.size() / 2;
        for (int i = 0; i < samples; i++) {
            assertThat(song.left()[i * stride] / gain)
                    .as("left %d", i * stride)
                    .isCloseTo(expected.get(i), within(TOLERANCE));
            assertThat(song.right()[i * stride] / gain)
                    .as("right %d", i * stride)
                    .isCloseTo(expected.get(samples + i), within(TOLERANCE));
        }
    }

    private static List<Float> floats(SafeTensors file, String name) {
        Tensor tensor = file.read(name);
        FloatPointer pointer = tensor.data_ptr_float();
        return LongStream.range(0, tensor.numel()).mapToObj(pointer::get).toList();
    }
}
