package dev.acestep.engine.condition;

import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.tensor.Linear;
import dev.acestep.tensor.Weights;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes one sequence of lyrics, timbre and prompt, in this order. */
public final class ConditionEncoder {
    private final Linear textProjector;
    private final LyricEncoder lyricEncoder;
    private final TimbreEncoder timbreEncoder;

    /** Reads {@code encoder.*}. */
    public ConditionEncoder(AceStepConfig config, Weights root) {
        Weights weights = root.in("encoder");
        textProjector = Linear.load(weights, "text_projector", config.conditionSize(), config.textHiddenDim());
        lyricEncoder = new LyricEncoder(config, weights.in("lyric_encoder"));
        timbreEncoder = new TimbreEncoder(config, weights.in("timbre_encoder"));
    }

    /** The condition; its temporaries are in the caller's scope. */
    public Condition forward(ConditionInputs in) {
        Condition text = new Condition(
                textProjector.forward(in.textHidden()), in.textMask().to(ScalarType.Long));
        Condition lyrics = lyricEncoder.forward(in.lyricEmbeddings(), in.lyricMask());
        Condition timbre = timbreEncoder.forward(
                in.references(), in.order(), in.textHidden().size(0));
        return lyrics.then(timbre).then(text);
    }
}
