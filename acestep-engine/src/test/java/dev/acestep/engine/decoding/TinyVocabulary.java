package dev.acestep.engine.decoding;

import dev.acestep.engine.text.PromptTokenizer;
import dev.acestep.engine.text.Vocabulary;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The tiny language model's words. */
public final class TinyVocabulary {
    public static final int SIZE = 2232;

    private TinyVocabulary() {}

    public static Path folder() {
        return Fixtures.checkpoints().resolve("acestep-5Hz-lm-0.6B");
    }

    /** The caller's, until the process ends. */
    public static Vocabulary open() {
        return new Vocabulary(PromptTokenizer.open(folder()));
    }

    /** The list with which the reference's paths were made. */
    public static GenreWords genres() {
        try (var lines = Files.lines(Fixtures.checkpoints().resolve("genres_vocab.txt"))) {
            return new GenreWords(lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
