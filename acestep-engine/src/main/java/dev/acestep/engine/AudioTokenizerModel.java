package dev.acestep.engine;

import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.SilenceLatent;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.TensorSource;
import dev.acestep.tensor.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What makes codes of latents, out of an {@code acestep-v15-*} checkpoint. */
public final class AudioTokenizerModel extends WeightedModel {
    /** Codes that are made at once. */
    static final long PIECE = 500;

    private final AudioTokenizer tokenizer;
    private final SilenceLatent silence;
    private final long window;

    private AudioTokenizerModel(AceStepConfig config, LoadedWeights weights, Function<Weights, SilenceLatent> silence) {
        super(weights);
        Weights root = weights.root();
        this.tokenizer = new AudioTokenizer(config, root);
        this.silence = silence.apply(root);
        this.window = config.poolWindowSize();
    }

    /**
     * Loads it.
     *
     * @param source of the numbers
     * @param silence reads the silence, whose numbers the given weights keep
     */
    public static AudioTokenizerModel load(
            AceStepConfig config, TensorSource source, Function<Weights, SilenceLatent> silence, Compute compute) {
        return Loading.of(source, compute, weights -> new AudioTokenizerModel(config, weights, silence));
    }

    /**
     * The codes of latents {@code [T, C]}, piece by piece, so that memory does not grow with them.
     *
     * @param progress is told after every piece how much is done, 0 to 1
     */
    AudioCodes codes(Tensor latents, DoubleConsumer progress) {
        List<Integer> codes = new ArrayList<>();
        long frames = latents.size(0);
        for (long begin = 0; begin < frames; begin += PIECE * window) {
            long length = Math.min(PIECE * window, frames - begin);
            try (var _ = TensorScope.open()) {
                codes.addAll(codes(latents.narrow(0, begin, length)));
            }
            progress.accept((begin + length) / (double) frames);
        }
        return new AudioCodes(codes);
    }

    private List<Integer> codes(Tensor latents) {
        Tensor codes = tokenizer.codes(latents.unsqueeze(0), silence.frames(window));
        LongPointer ids = new LongPointer(
                codes.to(new Device("cpu"), ScalarType.Long).contiguous().data_ptr_long());
        return LongStream.range(0, codes.numel())
                .mapToObj(i -> (int) ids.get(i))
                .toList();
    }
}
