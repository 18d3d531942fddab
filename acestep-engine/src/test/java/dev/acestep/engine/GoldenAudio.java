package dev.acestep.engine;

import dev.acestep.music.AudioReader;
import dev.acestep.music.Pcm;
import dev.acestep.tensor.TensorScope;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The audio files of the reference's cases, built of one second of music as their metadata says. */
final class GoldenAudio implements AudioReader {
    private static final float SCALE = 32_768;
    private static final char SPACE = ' ';

    private final float[] left;
    private final float[] right;

    GoldenAudio() {
        try (Golden golden = Golden.open("e2e_audio_inputs.safetensors");
                var _ = TensorScope.open()) {
            left = channel(golden.get("segment_int16"), 0);
            right = channel(golden.get("segment_int16"), 1);
        }
    }

    /** The source of the cases, of another length. */
    static Path seconds(double seconds) {
        return Path.of(seconds + " seconds");
    }

    @Override
    public Pcm read(Path file) {
        return switch (file.toString()) {
            case "src.wav" -> source(288_000);
            case "src_s.wav" -> source(264_000);
            case "ref.wav" -> new Pcm(repeated(right, 24_000, 96_000), repeated(left, 24_000, 96_000));
            case "silence.wav" -> new Pcm(new float[288_000], new float[288_000]);
            case String name
            when name.endsWith(" seconds") ->
                source((int) Math.round(Double.parseDouble(name.substring(0, name.indexOf(SPACE))) * Pcm.SAMPLE_RATE));
            default -> throw new AssertionError("Nobody is to read " + file);
        };
    }

    /** The source of the cases, cut or repeated to so many samples. */
    Pcm source(int frames) {
        return new Pcm(repeated(left, left.length, frames), repeated(right, right.length, frames));
    }

    private static float[] repeated(float[] channel, int period, int frames) {
        float[] samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = channel[i % period];
        }
        return samples;
    }

    private static float[] channel(Tensor segment, int index) {
        Tensor samples = segment.select(0, index).to(ScalarType.Float).contiguous();
        float[] channel = new float[(int) samples.numel()];
        samples.data_ptr_float().get(channel);
        for (int i = 0; i < channel.length; i++) {
            channel[i] /= SCALE;
        }
        return channel;
    }
}
