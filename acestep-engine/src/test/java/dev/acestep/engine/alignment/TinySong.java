package dev.acestep.engine.alignment;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.text.Instructions;
import dev.acestep.engine.text.LyricTokens;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.Metadata;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** The song of the reference's end-to-end file, and the tiny model that made it. */
record TinySong(Golden golden, AceStepConfig config, Dit dit) {
    static final int STEPS = 8;
    static final double SECONDS = 6;

    private static final Path FOLDER = Fixtures.checkpoints().resolve("acestep-v15-turbo");
    private static final String LYRICS =
            "[Verse 1]\nMorning light is falling on the river\n[Chorus]\nSing with me until the night is over";

    /** Lends it, in a scope of its own. */
    static void heard(Compute compute, Consumer<TinySong> listener) {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("e2e_text2music_turbo.safetensors");
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(FOLDER), compute)) {
            AceStepConfig config = ConfigFile.aceStep(FOLDER);
            listener.accept(new TinySong(golden, config, new Dit(config, weights.root())));
        }
    }

    LyricAligner aligner() {
        return new LyricAligner(dit, config.lyricAlignment());
    }

    FinishedSong song() {
        return new FinishedSong(latents(), context(), condition(), STEPS, SECONDS);
    }

    Tensor latents() {
        return golden.get("latents");
    }

    Tensor context() {
        return golden.get("context_latents");
    }

    Tensor condition() {
        return golden.get("encoder_hidden_states");
    }

    static LyricTokens tokens() {
        return tokens(LYRICS);
    }

    static LyricTokens tokens(String lyrics) {
        try (PromptTokenizer tokenizer =
                PromptTokenizer.open(Fixtures.checkpoints().resolve("Qwen3-Embedding-0.6B"))) {
            return LyricTokens.of(
                    new SongDescription(Instructions.TEXT_TO_MUSIC, "", lyrics, Metadata.UNKNOWN, SECONDS),
                    tokenizer,
                    2048);
        }
    }
}
