package dev.acestep.cli;

import dev.acestep.engine.decoding.GenreWords;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code genres_vocab.txt} beside the models: the genres that a language model may name, one a line, {@code #} comments. */
final class GenreFile {
    static final String NAME = "genres_vocab.txt";

    private static final Logger LOG = LoggerFactory.getLogger(GenreFile.class);
    private static final long LARGEST_BYTES = 16L << 20;

    private GenreFile() {}

    /** The genres of that folder's file; none if it has none, or one that cannot be read, which is logged. */
    static GenreWords in(Path checkpoints) {
        Path file = checkpoints.resolve(NAME);
        if (!Files.exists(file)) {
            return GenreWords.NONE;
        }
        try {
            return new GenreWords(entries(file));
        } catch (CharacterCodingException _) {
            return without(file, "it is not UTF-8 text");
        } catch (IOException e) {
            return without(file, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> entries(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a file");
        }
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("it has more than %d MB".formatted(LARGEST_BYTES >> 20));
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.lines()
                .map(line -> line.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .distinct()
                .toList();
    }

    private static GenreWords without(Path file, String reason) {
        LOG.warn("{} is not used: {}; the language model names genres freely", file, reason);
        return GenreWords.NONE;
    }
}
