package dev.acestep.engine;

import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Sees the tensors of each stage on their way from words to music. */
@FunctionalInterface
public interface Trace {
    /** Looks at nothing. */
    Trace NONE = (stage, tensors) -> {};

    /**
     * One stage is done.
     *
     * @param tensors by the names that the reference has for them; asked for at once or never
     */
    void stage(Stage stage, Supplier<Map<String, Tensor>> tensors);

    /** What there is to see, in order. */
    enum Stage {
        TOKENS("01_tokens"),
        TEXT_HIDDEN_STATES("02_text_hidden_states"),
        LYRIC_EMBEDDINGS("03_lyric_embeddings"),
        REFERENCES("04_references"),
        CONDITION("05_condition"),
        SOURCE("06_source"),
        CONTEXT("07_context"),
        NOISE("08_noise"),
        SCHEDULE("09_schedule"),
        LATENTS("10_latents"),
        WAVEFORM("11_waveform");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        /** Its number and name, as files are called after it. */
        public String title() {
            return title;
        }
    }
}
