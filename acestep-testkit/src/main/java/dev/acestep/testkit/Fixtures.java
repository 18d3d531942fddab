package dev.acestep.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The tiny checkpoints and golden tensors of the reference, in {@code fixtures/} at the project's root. */
public final class Fixtures {
    private Fixtures() {}

    /** A tensor or JSON file of {@code fixtures/golden}; its README says how each was made, and the tolerance. */
    public static Path golden(String name) {
        return root().resolve("golden").resolve(name);
    }

    /** The checkpoints folder with the tiny models, laid out as the published one. */
    public static Path checkpoints() {
        return root().resolve("tiny");
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("fixtures"))
                .filter(fixtures -> Files.isDirectory(fixtures.resolve("golden")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No fixtures/golden above the working folder"));
    }
}
