package dev.acestep.tensor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of a checkpoint, read within bounds; its text is how messages name it: folder and file. */
public record CheckpointFile(Path path) {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_QUOTE = 120;
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE) // the caller bounds the whole text
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Takes a value from a parser that stands before the first token. */
    @FunctionalInterface
    public interface JsonReader<T> {
        T read(JsonParser json) throws IOException;
    }

    /** The whole file, of at most {@code largest} bytes. */
    public byte[] bytes(int largest) {
        try (FileChannel channel = open()) {
            if (channel.size() > largest) {
                throw bad("has %d bytes (at most %d)".formatted(channel.size(), largest));
            }
            return Channels.newInputStream(channel).readNBytes(largest);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What the reader makes of the file's one JSON value; names in an object may not repeat. */
    public <T> T json(int largest, JsonReader<T> reader) {
        return json("", bytes(largest), reader);
    }

    /**
     * As {@link #json(int, JsonReader)}, of a part of the file, or of what was read of it before.
     *
     * @param part how a message begins that speaks of it, with a space behind; empty for the whole file
     */
    public <T> T json(String part, byte[] utf8, JsonReader<T> reader) {
        try (JsonParser json = STRICT.createParser(text(utf8))) {
            T value = reader.read(json);
            if (json.nextToken() != null) {
                throw bad(part + "goes on after its JSON value");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw bad(part + "is not UTF-8", e);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().replaceAll(", from `[^`]*`| \\(start marker at .*", "");
            throw bad("%sis not strict JSON (%s)".formatted(part, shortened(reason)), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The parser's own decoder would also take UTF-16, and some of what is not UTF-8. */
    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    /** Opens the file, if it is one: a pipe or a device could make the reader wait for ever. */
    @MustBeClosed
    FileChannel open() throws IOException {
        if (!Files.exists(path)) {
            throw bad("is missing");
        }
        if (!Files.isRegularFile(path)) {
            throw bad("is not a file");
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /** A refusal of this file for this reason. */
    public BadCheckpoint bad(String reason) {
        return new BadCheckpoint("%s: %s".formatted(this, reason));
    }

    /** Why this file was refused, without its name. */
    public String reason(BadCheckpoint refusal) {
        String message = String.valueOf(refusal.getMessage());
        String name = this + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    private BadCheckpoint bad(String reason, Exception cause) {
        return new BadCheckpoint("%s: %s".formatted(this, reason), cause);
    }

    BadCheckpoint unreadable(IOException cause) {
        boolean missing = cause instanceof NoSuchFileException;
        return bad(missing ? "is missing" : "cannot be read (%s)".formatted(cause.getMessage()), cause);
    }

    /** A name or value from the file, in quotes and not longer than a message should be. */
    public static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    /** At most as much of a text from the file as a message should hold. */
    public static String shortened(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    @Override
    public String toString() {
        int names = path.getNameCount();
        return names < 2 ? path.toString() : path.subpath(names - 2, names).toString();
    }
}
