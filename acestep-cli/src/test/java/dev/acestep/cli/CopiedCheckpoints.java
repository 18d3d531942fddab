package dev.acestep.cli;

import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tiny checkpoints in a folder where a test may damage them. */
record CopiedCheckpoints(Path folder) {
    static final String LANGUAGE_MODEL = "acestep-5Hz-lm-0.6B";

    /** All of them. */
    static CopiedCheckpoints in(Path folder) throws IOException {
        copy(Fixtures.checkpoints(), folder);
        return new CopiedCheckpoints(folder);
    }

    /** The language model alone. */
    static CopiedCheckpoints ofTheLanguageModel(Path folder) throws IOException {
        return new CopiedCheckpoints(folder).withAnother(LANGUAGE_MODEL);
    }

    /** One more language model, equal but for its name. */
    CopiedCheckpoints withAnother(String name) throws IOException {
        copy(Fixtures.checkpoints().resolve(LANGUAGE_MODEL), folder.resolve(name));
        return this;
    }

    Path languageModel() {
        return folder.resolve(LANGUAGE_MODEL);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(from)) {
            entries = walk.toList();
        }
        for (Path entry : entries) {
            Path target = to.resolve(from.relativize(entry).toString());
            if (Files.isDirectory(entry)) {
                Files.createDirectories(target);
            } else {
                Files.copy(entry, target);
            }
        }
    }
}
