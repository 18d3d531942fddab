package dev.acestep.engine.codec;

import dev.acestep.music.Pcm;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cuts something long into windows that overlap; of each result only what belongs to its core is kept.
 *
 * @param chunk the length of a window, and the longest that goes through in one piece
 * @param overlap by how much a window goes beyond its core on either side; halved until the chunk has a core
 */
public record Tiles(long chunk, long overlap) {
    /** The reference's tiles of latent frames on a CPU. */
    public static final Tiles REFERENCE = new Tiles(256, 64);
    /** No tiles. */
    static final Tiles WHOLE = new Tiles(Long.MAX_VALUE, 0);
    /** Tiles of latent frames that take about a gigabyte; a sample depends on ten frames on either side of its own. */
    public static final Tiles GPU = new Tiles(256, 16);

    /** The reference's tiles of samples: 30 seconds, overlapping by 2. */
    public static final Tiles ENCODING = new Tiles(30 * Pcm.SAMPLE_RATE, 2 * Pcm.SAMPLE_RATE);

    /** Below it the overlap is not halved. */
    private static final long LEAST_OVERLAP = 4;

    /**
     * One window.
     *
     * @param begin of the window
     * @param coreBegin of its core
     * @param coreEnd of its core
     * @param end of the window
     */
    public record Window(long begin, long coreBegin, long coreEnd, long end) {
        public Window {
            if (begin < 0 || coreBegin < begin || coreEnd <= coreBegin || end < coreEnd) {
                throw new IllegalArgumentException(
                        "No window: %d, %d, %d, %d".formatted(begin, coreBegin, coreEnd, end));
            }
        }

        public long length() {
            return end - begin;
        }
    }

    public Tiles {
        while (chunk <= 2 * overlap && overlap > LEAST_OVERLAP) {
            overlap = Math.max(overlap / 2, LEAST_OVERLAP);
        }
        if (overlap < 0 || chunk <= 2 * overlap) {
            throw new IllegalArgumentException("Tiles of %d have no core beside %d".formatted(chunk, overlap));
        }
    }

    /** The windows of something so long, in order; their cores cover it. */
    public List<Window> over(long length) {
        if (length <= chunk) {
            return List.of(new Window(0, 0, length, length));
        }
        long stride = chunk - 2 * overlap;
        return LongStream.iterate(0, begin -> begin < length, begin -> begin + stride)
                .mapToObj(begin -> around(begin, Math.min(begin + stride, length), length))
                .toList();
    }

    private Window around(long coreBegin, long coreEnd, long length) {
        return new Window(Math.max(0, coreBegin - overlap), coreBegin, coreEnd, Math.min(length, coreEnd + overlap));
    }
}
