package dev.acestep.engine;

import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.condition.ConditionEncoder;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.SilenceLatent;
import dev.acestep.engine.dit.Dit;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorSource;
import dev.acestep.tensor.Weights;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/** An {@code acestep-v15-*} checkpoint: condition encoder, DiT, the way from codes to latents, and silence. */
public final class SongModel extends WeightedModel {
    private final AceStepConfig config;
    private final ConditionEncoder conditionEncoder;
    private final Dit dit;
    private final AudioTokenizer tokenizer;
    private final AudioDetokenizer detokenizer;
    private final SilenceLatent silence;
    private final CoverHints hints;

    private SongModel(AceStepConfig config, LoadedWeights weights, Function<Weights, SilenceLatent> silence) {
        super(weights);
        Weights root = weights.root();
        this.config = config;
        this.silence = silence.apply(root);
        this.conditionEncoder = new ConditionEncoder(config, root);
        this.dit = new Dit(config, root);
        this.tokenizer = new AudioTokenizer(config, root);
        this.detokenizer = new AudioDetokenizer(config, root);
        this.hints = new CoverHints(tokenizer, detokenizer, this.silence);
    }

    /**
     * Loads it.
     *
     * @param source of the numbers
     * @param silence reads the silence, whose numbers the given weights keep
     */
    public static SongModel load(
            AceStepConfig config, TensorSource source, Function<Weights, SilenceLatent> silence, Compute compute) {
        return Loading.of(source, compute, weights -> new SongModel(config, weights, silence));
    }

    /** The tensor in the numbers, and on the device, that this model computes with. */
    Tensor inItsNumbers(Tensor tensor) {
        return tensor.to(dit.nullCondition());
    }

    AceStepConfig config() {
        return config;
    }

    ConditionEncoder conditionEncoder() {
        return conditionEncoder;
    }

    Dit dit() {
        return dit;
    }

    AudioTokenizer tokenizer() {
        return tokenizer;
    }

    AudioDetokenizer detokenizer() {
        return detokenizer;
    }

    CoverHints hints() {
        return hints;
    }

    SilenceLatent silence() {
        return silence;
    }
}
