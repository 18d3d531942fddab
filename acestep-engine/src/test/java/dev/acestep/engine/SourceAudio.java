package dev.acestep.engine;

import dev.acestep.music.Pcm;
import dev.acestep.tensor.TensorScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.pytorch.Tensor;

/** The audio that the reference's end-to-end cases were made of. */
final class SourceAudio {
    private static final int SECONDS = 6;

    private SourceAudio() {}

    /** {@code src.wav}: a second, six times. */
    static Pcm song() {
        return repeated(SECONDS);
    }

    static Pcm repeated(int seconds) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("e2e_audio_inputs.safetensors")) {
            Tensor segment = golden.get("segment_int16");
            return new Pcm(channel(segment, 0, seconds), channel(segment, 1, seconds));
        }
    }

    static Pcm silence(int seconds) {
        return new Pcm(new float[seconds * Pcm.SAMPLE_RATE], new float[seconds * Pcm.SAMPLE_RATE]);
    }

    private static float[] channel(Tensor segment, long channel, int seconds) {
        ShortPointer samples =
                new ShortPointer(segment.select(0, channel).contiguous().data_ptr_short());
        float[] audio = new float[seconds * Pcm.SAMPLE_RATE];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = samples.get(i % Pcm.SAMPLE_RATE) / 32_768f;
        }
        return audio;
    }
}
