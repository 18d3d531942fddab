package dev.acestep.engine.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of models: one sub-folder each under its name, and {@code .download}, in which models are put together that
 * are not whole yet.
 */
record CheckpointsFolder(Path root) {
    private static final String STAGING = ".download";

    Path of(PublishedModel model) {
        return root.resolve(model.name());
    }

    Staged staged(Wanted wanted) {
        return Staged.in(
                staging(wanted.model()), notes(wanted.model()), wanted.file().name());
    }

    private Path staging(PublishedModel model) {
        return root.resolve(STAGING).resolve(model.name());
    }

    private Path notes(PublishedModel model) {
        return root.resolve(STAGING).resolve(model.name() + ".origins");
    }

    Path lock() {
        return root.resolve(STAGING).resolve("lock");
    }

    /** Whether the model is there with everything that it needs, however it came. */
    boolean holds(PublishedModel model) {
        Path folder = of(model);
        return model.required().stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)))
                && weightsAreWhole(folder);
    }

    /** Moves the finished files to the model's place; nobody sees a new model before all of it is there. */
    void install(PublishedModel model, List<Wanted> files) throws IOException {
        Path staging = staging(model);
        clean(staging, files);
        Path folder = of(model);
        if (Files.exists(folder)) {
            replace(staging, folder);
        } else {
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        Disk.sync(root);
        for (String name : names(notes(model))) {
            Files.delete(notes(model).resolve(name));
        }
        Files.deleteIfExists(notes(model));
    }

    /** Removes files that an earlier run fetched and that the model no longer has. */
    private static void clean(Path staging, List<Wanted> files) throws IOException {
        Set<String> kept =
                new HashSet<>(files.stream().map(wanted -> wanted.file().name()).toList());
        for (String name : names(staging)) {
            if (!kept.contains(name)) {
                Files.delete(staging.resolve(name));
            }
        }
        Disk.sync(staging);
    }

    /** The configuration comes last: a folder without it is no model. */
    private static void replace(Path staging, Path folder) throws IOException {
        List<String> names = new ArrayList<>(names(staging));
        names.sort(Comparator.comparing((String name) -> name.equals("config.json"))
                .thenComparing(name -> name));
        for (String name : names) {
            Files.move(staging.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        Disk.sync(folder);
        Files.delete(staging);
    }

    private static boolean weightsAreWhole(Path folder) {
        try {
            List<String> names = names(folder);
            List<String> indexes = names.stream()
                    .filter(name -> name.endsWith(".safetensors.index.json"))
                    .toList();
            Set<String> shards = new HashSet<>();
            for (String index : indexes) {
                for (JsonNode shard : new JsonMapper()
                        .readTree(folder.resolve(index).toFile())
                        .path("weight_map")) {
                    shards.add(shard.asText());
                }
            }
            return names.containsAll(shards) && names.stream().anyMatch(name -> name.endsWith(".safetensors"));
        } catch (IOException _) {
            return false;
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
