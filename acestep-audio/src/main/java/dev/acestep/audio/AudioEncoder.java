package dev.acestep.audio;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.acestep.music.Output;
import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Writes finished audio as a file of any {@link dev.acestep.music.AudioFormat}; may be used by many threads. */
public final class AudioEncoder {
    private AudioEncoder() {}

    /** Opens the file to be written; a seam for a disk that fails midway. */
    @FunctionalInterface
    interface Opening {
        SeekableByteChannel open(Path file) throws IOException;
    }

    /**
     * Writes {@code audio} to {@code file}, over what was there, and forces it to the disk.
     *
     * <p>A file that could not be written whole does not stay. The same audio, settings and tags give the same bytes.
     */
    public static void write(Path file, Pcm audio, Output settings, Tags tags) throws IOException {
        write(
                file,
                audio,
                EncoderSettings.of(settings),
                tags,
                path -> FileChannel.open(path, CREATE, TRUNCATE_EXISTING, WRITE));
    }

    static void write(Path file, Pcm audio, EncoderSettings settings, Tags tags, Opening opening) throws IOException {
        Ffmpeg.load();
        boolean complete = false;
        SeekableByteChannel channel = open(file, opening);
        try (channel) {
            encode(channel, audio, settings, tags);
            if (channel instanceof FileChannel onDisk) {
                onDisk.force(true);
            }
            complete = true;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static SeekableByteChannel open(Path file, Opening opening) throws IOException {
        try {
            return opening.open(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static void encode(SeekableByteChannel channel, Pcm audio, EncoderSettings settings, Tags tags)
            throws IOException {
        try (ChannelIo io = ChannelIo.writing(channel);
                NativeScope natives = new NativeScope()) {
            new Encoding(natives, io, settings).write(audio, tags);
        }
    }

    private static IOException cannotWrite(Path file, IOException cause) {
        return new IOException("cannot write %s: %s".formatted(file.getFileName(), reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "its folder does not exist";
            case ClosedByInterruptException _ -> "interrupted";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        };
    }
}
