package dev.acestep.engine.source;

import dev.acestep.music.Pcm;

/** What is listened to of a reference: ten seconds out of each third. */
public final class ReferencePieces {
    private static final int PIECE = 10 * Pcm.SAMPLE_RATE;
    private static final int PIECES = 3;

    private ReferencePieces() {}

    /**
     * Thirty seconds of the audio, which is repeated until it has as many. Where the pieces begin in their thirds is drawn
     * as Python's {@code random} draws after {@code random.seed(seed)}, from the first to the last.
     *
     * @param audio at least one sample
     */
    public static Pcm of(Pcm audio, long seed) {
        int all = repeated(audio.frames());
        int third = all / PIECES;
        PythonRandom random = new PythonRandom(seed);
        int[] begins = new int[PIECES];
        for (int i = 0; i < PIECES; i++) {
            int length = i == PIECES - 1 ? all - i * third : third;
            begins[i] = i * third + random.upTo(Math.max(0, length - PIECE));
        }
        return new Pcm(pieces(audio.left(), begins), pieces(audio.right(), begins));
    }

    private static int repeated(int frames) {
        int wanted = PIECES * PIECE;
        return frames >= wanted ? frames : (wanted + frames - 1) / frames * frames;
    }

    private static float[] pieces(float[] channel, int[] begins) {
        float[] pieces = new float[PIECES * PIECE];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = channel[(begins[i / PIECE] + i % PIECE) % channel.length];
        }
        return pieces;
    }
}
