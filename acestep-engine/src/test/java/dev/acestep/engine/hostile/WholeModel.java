package dev.acestep.engine.hostile;

import dev.acestep.engine.PlannerModel;
import dev.acestep.engine.codec.AudioDetokenizer;
import dev.acestep.engine.codec.AudioTokenizer;
import dev.acestep.engine.codec.VaeDecoder;
import dev.acestep.engine.codec.VaeEncoder;
import dev.acestep.engine.condition.ConditionEncoder;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.SilenceLatent;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.engine.decoding.GenreWords;
import dev.acestep.engine.dit.Dit;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.models.WeightFiles;
import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.TextEncoder;
import dev.acestep.tensor.Checkpoint;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads everything that a model folder is loaded for, and lets it go again. */
final class WholeModel {
    private WholeModel() {}

    static void tokenizer(Path folder) {
        try (PromptTokenizer tokenizer = PromptTokenizer.open(folder)) {
            long[] _ = tokenizer.encode("# Instruction\nfunk, 96 bpm, ünïcode 音楽<|endoftext|>", 256);
        }
    }

    static void planner(Path folder) {
        LanguageModelFolder model = new LanguageModelFolder(
                String.valueOf(folder.getFileName()),
                folder,
                ConfigFile.textEncoder(folder),
                new WeightFiles(0, Map.of()),
                List.of());
        PlannerModel.load(model, Checkpoint.open(folder), GenreWords.NONE, Compute.REFERENCE)
                .close();
    }

    static void textEncoder(Path folder) {
        TextEncoderConfig config = ConfigFile.textEncoder(folder);
        load(folder, weights -> new TextEncoder(config, weights));
    }

    static void autoencoder(Path folder) {
        VaeConfig config = ConfigFile.vae(folder);
        load(folder, weights -> {
            var _ = new VaeEncoder(config, weights);
            var _ = new VaeDecoder(config, weights);
        });
    }

    static void aceStep(Path folder) {
        AceStepConfig config = ConfigFile.aceStep(folder);
        load(folder, weights -> {
            var _ = SilenceLatent.read(folder, config.latentChannels(), weights);
            var _ = new ConditionEncoder(config, weights);
            var _ = new AudioTokenizer(config, weights);
            var _ = new AudioDetokenizer(config, weights);
            var _ = new Dit(config, weights);
        });
    }

    private static void load(Path folder, Consumer<Weights> networks) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = new LoadedWeights(Checkpoint.open(folder), Compute.REFERENCE)) {
            networks.accept(weights.root());
        }
    }
}
