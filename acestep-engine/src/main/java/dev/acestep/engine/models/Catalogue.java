package dev.acestep.engine.models;

import dev.acestep.engine.config.TextEncoderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies in the checkpoints folder at the moment of the look, by folder name.
 *
 * @param models of DiTs, complete or not
 * @param languageModels of 5Hz planners
 * @param broken folders whose files contradict themselves
 */
public record Catalogue(
        Path folder, List<DitFolder> models, List<LanguageModelFolder> languageModels, List<Broken> broken) {
    public Catalogue {
        models = List.copyOf(models);
        languageModels = List.copyOf(languageModels);
        broken = List.copyOf(broken);
    }

    /**
     * A 5Hz language model.
     *
     * @param weights empty while the files are missing
     * @param missing what has to be there for it to run; empty if nothing
     */
    public record LanguageModelFolder(
            String name, Path folder, TextEncoderConfig config, WeightFiles weights, List<String> missing) {
        public LanguageModelFolder {
            missing = List.copyOf(missing);
        }

        /** What its weights take on disk. */
        public long fileBytes() {
            return weights.fileBytes();
        }
    }

    /** A folder that cannot be used, and why. */
    public record Broken(String name, String reason) {
        /** Whether its name is that of a language model. */
        public boolean isLanguageModel() {
            return name.startsWith(FolderReader.PLANNER_PREFIX);
        }
    }

    /** Looks; a folder that is not there holds nothing. */
    public static Catalogue of(Path folder) {
        return of(folder, List.of());
    }

    /**
     * Looks.
     *
     * @param elsewhere single model folders outside
     */
    public static Catalogue of(Path folder, List<Path> elsewhere) {
        FolderReader reader = new FolderReader(folder);
        List<DitFolder> models = new ArrayList<>();
        List<LanguageModelFolder> languageModels = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (Path candidate :
                Stream.concat(candidates(folder).stream(), elsewhere.stream()).toList()) {
            switch (reader.read(candidate)) {
                case FolderReader.Dit(DitFolder model) -> models.add(model);
                case FolderReader.Planner(LanguageModelFolder model) -> languageModels.add(model);
                case FolderReader.Bad(Broken reason) -> broken.add(reason);
                case FolderReader.Other _ -> {}
            }
        }
        return new Catalogue(folder, models, languageModels, broken);
    }

    /** The DiT of that name, complete or not. */
    public Optional<DitFolder> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The DiTs that can run. */
    public List<DitFolder> complete() {
        return models.stream().filter(model -> model.missing().isEmpty()).toList();
    }

    /** The 5Hz language models that can run. */
    public List<LanguageModelFolder> completeLanguageModels() {
        return languageModels.stream()
                .filter(model -> model.missing().isEmpty())
                .toList();
    }

    private static List<Path> candidates(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> isOurs(String.valueOf(entry.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isOurs(String name) {
        return !name.startsWith(".") && !name.endsWith(".download");
    }
}
