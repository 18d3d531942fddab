package dev.acestep.cli;

import dev.acestep.cli.config.ModelsConfig;
import dev.acestep.engine.models.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What lies where the configuration says that checkpoints are, and what is wrong with it. */
final class Checkpoints {
    private Checkpoints() {}

    /** What lies in the checkpoints folder, and where slots and the language model name a folder. */
    static Catalogue catalogue(ModelsConfig config) {
        List<Path> elsewhere = Stream.concat(
                        config.slots().stream(),
                        Stream.of(config.languageModel().model()))
                .filter(slot -> slot.contains("/") || slot.contains("\\"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(folder -> !folder.startsWith(config.checkpoints()))
                .toList();
        return Catalogue.of(config.checkpoints(), elsewhere);
    }

    /** What keeps folders from being models, one sentence each. */
    static Stream<String> problems(Catalogue catalogue) {
        Stream<String> incomplete = catalogue.models().stream()
                .filter(model -> !model.missing().isEmpty())
                .map(model -> incomplete(model.name(), model.missing()));
        Stream<String> broken = catalogue.broken().stream()
                .filter(folder -> !folder.isLanguageModel())
                .map(Checkpoints::broken);
        return Stream.of(incomplete, broken, languageModelProblems(catalogue)).flatMap(each -> each);
    }

    /** Those of language models. */
    static Stream<String> languageModelProblems(Catalogue catalogue) {
        Stream<String> incomplete = catalogue.languageModels().stream()
                .filter(model -> !model.missing().isEmpty())
                .map(model -> incomplete(model.name(), model.missing()));
        Stream<String> broken = catalogue.broken().stream()
                .filter(Catalogue.Broken::isLanguageModel)
                .map(Checkpoints::broken);
        return Stream.concat(incomplete, broken);
    }

    /** Why models that lie there cannot make music, by name. */
    static Map<String, String> unusable(Catalogue catalogue) {
        Map<String, String> reasons = new HashMap<>();
        catalogue.models().stream()
                .filter(model -> !model.missing().isEmpty())
                .forEach(model -> reasons.put(model.name(), String.join("; ", model.missing())));
        catalogue.broken().forEach(folder -> reasons.put(folder.name(), folder.reason()));
        return reasons;
    }

    private static String incomplete(String name, List<String> missing) {
        return "%s is incomplete: %s".formatted(name, String.join("; ", missing));
    }

    private static String broken(Catalogue.Broken folder) {
        return "%s cannot be used: %s".formatted(folder.name(), folder.reason());
    }
}
