package dev.acestep.cli;

import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.Seed;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which engine makes the song, and how. */
final class EngineOptions {
    @Option(names = "--model", paramLabel = "NAME", description = "Installed model; 'acestep models' lists them.")
    private @Nullable String model;

    @Option(
            names = "--seed",
            paramLabel = "N[,N...]",
            hideParamSyntax = true,
            split = ",",
            description = "One for each result, 0 and more, -1 is random (default); equal seeds make equal songs.")
    private List<Long> seeds = List.of();

    /** The model that makes the song; refuses a task that it cannot do, naming the checkpoint that could. */
    ModelInfo model(Models models, TaskType task) {
        return models.resolve(Optional.ofNullable(model), task);
    }

    List<Seed> seeds() {
        return seeds(seeds);
    }

    /** As they are written, -1 for one that is drawn. */
    static List<Seed> seeds(List<Long> numbers) {
        return numbers.stream()
                .<Seed>map(seed -> seed == -1 ? new Seed.Random() : new Seed.Fixed(seed))
                .toList();
    }
}
