package dev.acestep.engine;

import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.condition.ConditionEncoder;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.SilenceLatent;
import dev.acestep.engine.dit.Dit;
import dev.acestep.tensor.Weights;
import dev.acestep.testkit.Fixtures;
import java.nio.file.Path;

/** A tiny checkpoint's networks between words and latents. */
record TinyModel(
        AceStepConfig config, ConditionEncoder conditionEncoder, Dit dit, CoverHints hints, SilenceLatent silence) {
    static Path folder(String name) {
        return Fixtures.checkpoints().resolve(name);
    }

    /** Reads the networks of the folder from its weights, which live longer. */
    static TinyModel of(Path folder, Weights root) {
        AceStepConfig config = ConfigFile.aceStep(folder);
        SilenceLatent silence = SilenceLatent.read(folder, config.latentChannels(), root);
        CoverHints hints =
                new CoverHints(new AudioTokenizer(config, root), new AudioDetokenizer(config, root), silence);
        return new TinyModel(config, new ConditionEncoder(config, root), new Dit(config, root), hints, silence);
    }
}
