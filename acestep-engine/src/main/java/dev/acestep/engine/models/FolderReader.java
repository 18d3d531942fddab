package dev.acestep.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.config.AceStepConfig;
import dev.acestep.engine.config.ConfigFile;
import dev.acestep.engine.config.TextEncoderConfig;
import dev.acestep.engine.models.Catalogue.Broken;
import dev.acestep.engine.models.Catalogue.LanguageModelFolder;
import dev.acestep.engine.models.DitFolder.Parts;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.tensor.CheckpointFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells what one folder holds, by its {@code config.json}. */
final class FolderReader {
    private static final int LARGEST_CONFIG = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = "config.json";
    private static final String SILENCE = "silence_latent.pt";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String VAE = "vae";
    private static final String TEXT_ENCODER = "Qwen3-Embedding-0.6B";
    static final String PLANNER_PREFIX = "acestep-5Hz-lm-";

    private final Parts parts;
    private final List<String> missingParts = new ArrayList<>();

    FolderReader(Path checkpoints) {
        Path vae = checkpoints.resolve(VAE);
        Path textEncoder = checkpoints.resolve(TEXT_ENCODER);
        this.parts = new Parts(vae, weights(vae, missingParts), textEncoder, weights(textEncoder, missingParts));
        requireConfig(() -> ConfigFile.vae(vae));
        requireConfig(() -> ConfigFile.textEncoder(textEncoder));
        require(textEncoder, TOKENIZER, missingParts);
    }

    private void requireConfig(Supplier<?> reading) {
        try {
            Object _ = reading.get();
        } catch (BadCheckpoint | UncheckedIOException e) {
            missingParts.add(String.valueOf(e.getMessage()));
        }
    }

    /** What a folder turned out to be. */
    sealed interface Content {}

    record Dit(DitFolder model) implements Content {}

    record Planner(LanguageModelFolder model) implements Content {}

    record Bad(Broken reason) implements Content {}

    /** Nothing that requests could name. */
    record Other() implements Content {}

    Content read(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (!Files.isRegularFile(folder.resolve(CONFIG))) {
            return new Other();
        }
        try {
            String type = modelType(folder);
            if (type.equals("acestep")) {
                return new Dit(dit(name, folder));
            }
            return name.startsWith(PLANNER_PREFIX) && type.equals("qwen3")
                    ? new Planner(planner(name, folder))
                    : new Other();
        } catch (BadCheckpoint | UncheckedIOException e) {
            return new Bad(new Broken(name, String.valueOf(e.getMessage())));
        }
    }

    private DitFolder dit(String name, Path folder) {
        AceStepConfig config = ConfigFile.aceStep(folder);
        List<String> missing = new ArrayList<>();
        WeightFiles weights = weights(folder, missing);
        require(folder, SILENCE, missing);
        missing.addAll(missingParts);
        return new DitFolder(name, folder, config, weights, parts, missing);
    }

    private static LanguageModelFolder planner(String name, Path folder) {
        TextEncoderConfig config = ConfigFile.textEncoder(folder);
        List<String> missing = new ArrayList<>();
        WeightFiles weights = weights(() -> WeightFiles.ofLanguageModel(folder), missing);
        require(folder, TOKENIZER, missing);
        return new LanguageModelFolder(name, folder, config, weights, missing);
    }

    private static String modelType(Path folder) {
        CheckpointFile config = new CheckpointFile(folder.resolve(CONFIG));
        return config.json(LARGEST_CONFIG, json -> (JsonNode) JSON.readTree(json))
                .path("model_type")
                .asText();
    }

    private static WeightFiles weights(Path folder, List<String> missing) {
        return weights(() -> WeightFiles.of(folder), missing);
    }

    private static WeightFiles weights(Supplier<WeightFiles> reading, List<String> missing) {
        try {
            return reading.get();
        } catch (BadCheckpoint e) {
            missing.add(String.valueOf(e.getMessage()));
            return WeightFiles.NONE;
        }
    }

    private static void require(Path folder, String name, List<String> missing) {
        CheckpointFile file = new CheckpointFile(folder.resolve(name));
        if (!Files.isRegularFile(file.path())) {
            missing.add(file + ": is missing");
        }
    }
}
