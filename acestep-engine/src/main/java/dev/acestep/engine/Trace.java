package dev.acestep.engine;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Sees the tensors of each stage on their way from words to music. */
@FunctionalInterface
public interface Trace {
    /** Looks at nothing. */
    Trace NONE = (stage, tensors) -> {};

    /**
     * One stage is done.
     *
     * @param tensors by the names that the reference has for them; they end with the call
     */
    void stage(Stage stage, Map<String, Tensor> tensors);

    /** What there is to see, in order. */
    enum Stage {
        TOKENS,
        TEXT_HIDDEN_STATES,
        LYRIC_EMBEDDINGS,
        REFERENCES,
        CONDITION,
        SOURCE,
        CONTEXT,
        NOISE,
        SCHEDULE,
        LATENTS,
        WAVEFORM
    }
}
