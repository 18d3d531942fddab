package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Models;
import dev.acestep.music.Seed;
import dev.acestep.music.Task;
import dev.acestep.music.TaskType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which engine makes the song, and how. */
final class EngineOptions {
    @Option(
            names = "--task",
            paramLabel = "T",
            defaultValue = "text2music",
            description = "text2music (default); the other tasks need a neural checkpoint and say so.")
    private String task = "text2music";

    @Option(names = "--src", paramLabel = "FILE", description = "Source audio of the other tasks.")
    private @Nullable String source;

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
    ModelInfo model(Models models) {
        return models.resolve(Optional.ofNullable(model), TaskType.of(task));
    }

    Task task() {
        if (source != null) {
            throw InvalidRequest.because("src_audio_path", "text2music makes music from words alone, leave it out");
        }
        return new Task.TextToMusic();
    }

    List<Seed> seeds() {
        return seeds.stream()
                .<Seed>map(seed -> seed == -1 ? new Seed.Random() : new Seed.Fixed(seed))
                .toList();
    }
}
