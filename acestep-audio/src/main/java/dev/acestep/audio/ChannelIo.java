package dev.acestep.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_freep;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * The one file that ffmpeg may see: reads, writes and seeks arrive here and go to a channel.
 *
 * <p>No exception may cross native code, so a failing channel answers with an error number and the exception is kept
 * for the caller. JavaCPP has only a few slots for callbacks: all files share three of them and are told apart by a key.
 */
final class ChannelIo implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int EIO = -5;
    private static final int EINVAL = -22;

    private static final Map<Long, ChannelIo> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();
    // They are made when the first file is, perhaps within a caller's pointer scope, and must outlive it.
    private static final Reading READING = new Reading().retainReference();
    private static final Writing WRITING = new Writing().retainReference();
    private static final Seeking SEEKING = new Seeking().retainReference();

    private final SeekableByteChannel channel;
    private final boolean writing;
    private final long key = KEYS.incrementAndGet();
    private final AVIOContext context;
    private final long deadline;
    private long readable;
    private @Nullable IOException failure;

    private ChannelIo(SeekableByteChannel channel, boolean writing, long readable, Duration patience) {
        this.channel = channel;
        this.writing = writing;
        this.readable = readable;
        this.deadline = System.nanoTime() + patience.toNanos();
        BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES));
        this.context =
                avio_alloc_context(buffer, BUFFER_BYTES, writing ? 1 : 0, new Key(key), READING, WRITING, SEEKING);
        OPEN.put(key, this);
    }

    static ChannelIo writing(SeekableByteChannel channel) {
        return new ChannelIo(channel, true, 0, Duration.ZERO);
    }

    /**
     * Reads at most {@code readable} bytes in all, however often a hostile file makes ffmpeg seek back, and nothing more
     * when the time is over.
     */
    static ChannelIo reading(SeekableByteChannel channel, long readable, Duration patience) {
        return new ChannelIo(channel, false, readable, patience);
    }

    AVIOContext context() {
        return context;
    }

    /** The first failure of the channel. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        OPEN.remove(key);
        try (PointerPointer<BytePointer> buffer = new PointerPointer<>(1)) {
            av_freep(buffer.put(0, context.buffer()));
        }
        avio_context_free(context);
    }

    private int read(ByteBuffer target) {
        try {
            int count = readable <= 0 || System.nanoTime() > deadline ? -1 : channel.read(target);
            readable -= count;
            return count <= 0 ? AVERROR_EOF : count;
        } catch (IOException e) {
            return failed(e);
        }
    }

    private int write(ByteBuffer source) {
        int size = source.remaining();
        try {
            while (source.hasRemaining()) {
                channel.write(source);
            }
            return size;
        } catch (IOException e) {
            return failed(e);
        }
    }

    private long seek(long offset, int whence) {
        try {
            if ((whence & AVSEEK_SIZE) != 0) {
                return channel.size();
            }
            long base = switch (whence & ~AVSEEK_FORCE) {
                case 0 -> 0;
                case 1 -> channel.position();
                case 2 -> channel.size();
                default -> Long.MIN_VALUE;
            };
            long target = base + offset;
            if (base < 0 || target < 0) {
                return EINVAL;
            }
            // A damaged file points anywhere: behind its end there is only the end, however far.
            channel.position(writing ? target : Math.min(target, channel.size()));
            return target;
        } catch (IOException e) {
            return failed(e);
        }
    }

    private int failed(IOException e) {
        if (failure == null) {
            failure = e;
        }
        return EIO;
    }

    private static @Nullable ChannelIo of(Pointer opaque) {
        return OPEN.get(opaque.address());
    }

    private static final class Key extends Pointer {
        Key(long key) {
            address = key;
        }
    }

    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            ChannelIo io = of(opaque);
            return io == null ? EIO : io.read(buffer.capacity(size).asByteBuffer());
        }
    }

    private static final class Writing extends Write_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            ChannelIo io = of(opaque);
            return io == null ? EIO : io.write(buffer.capacity(size).asByteBuffer());
        }
    }

    private static final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            ChannelIo io = of(opaque);
            return io == null ? EIO : io.seek(offset, whence);
        }
    }
}
