package dev.acestep.audio;

import dev.acestep.music.Pcm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads audio files of any common kind as 48 kHz stereo; may be used by many threads.
 *
 * <p>A file is judged by its content, never by its name, and can make nothing else be opened. What cannot be used is
 * refused by {@link UnreadableAudio}.
 */
public final class AudioDecoder {
    /** Header, probing and index may be read again; a file that wants more than this is made to keep us busy. */
    private static final long READS_OF_THE_WHOLE_FILE = 8;

    private static final long READS_OF_ANY_FILE = 64L << 20;

    private static final Duration AGES = Duration.ofDays(1);

    private AudioDecoder() {}

    /** What a reader makes of an opened file. */
    private interface Reading<T> {
        T of(SourceFile source, NativeScope natives) throws IOException;
    }

    /** Reads the whole file. */
    public static Pcm decode(Path file, Limits limits) throws IOException {
        PcmCollector collector = new PcmCollector();
        decode(file, limits, collector);
        return collector.audio();
    }

    /** Reads the file in blocks of at most a few seconds, in order; memory does not grow with its length. */
    public static void decode(Path file, Limits limits, Consumer<Pcm> blocks) throws IOException {
        reading(file, AGES, (source, natives) -> new Decoding(natives, source, limits, blocks).run());
    }

    /** Looks through the file without decoding it. */
    public static AudioInfo probe(Path file) throws IOException {
        return probe(file, AGES);
    }

    /** Looks through as much of the file as can be read in that time, and takes the rest for missing. */
    public static AudioInfo probe(Path file, Duration patience) throws IOException {
        return reading(file, patience, (source, _) -> source.info());
    }

    private static <T> T reading(Path file, Duration patience, Reading<T> reading) throws IOException {
        Ffmpeg.load();
        if (!Files.isRegularFile(file)) {
            throw new UnreadableAudio(
                    Files.exists(file) ? "the file is not a regular file" : "the file does not exist");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                throw new UnreadableAudio("the file is empty");
            }
            long readable = channel.size() * READS_OF_THE_WHOLE_FILE + READS_OF_ANY_FILE;
            try (ChannelIo io = ChannelIo.reading(channel, readable, patience);
                    NativeScope natives = new NativeScope()) {
                return reading.of(new SourceFile(natives, io), natives);
            }
        }
    }
}
