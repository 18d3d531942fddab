package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text of an option, which may stand in a file: {@code @FILE}. */
final class TextArgument {
    private TextArgument() {}

    /**
     * The text itself, or what the file holds that it names.
     *
     * @param field of the request that it is for
     */
    static String read(String field, String argument) {
        return argument.startsWith("@") ? contents(field, argument.substring(1)) : argument;
    }

    private static String contents(String field, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw InvalidRequest.because(
                    field,
                    "\"%s\" cannot be read as UTF-8 text (%s)"
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }
}
