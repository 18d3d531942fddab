package dev.acestep.engine.alignment;

import java.util.Arrays;

/**
 * The way from the first token at the first frame to the last at the last on which a grid's values sum up to most (dynamic
 * time warping), with costs kept in 32 bits as in the reference.
 */
final class SungPath {
    private static final byte BOTH = 0;
    private static final byte NEXT_TOKEN = 1;
    private static final byte NEXT_FRAME = 2;

    private final int[] firstFrame;
    private final int[] lastFrame;

    private SungPath(int[] firstFrame, int[] lastFrame) {
        this.firstFrame = firstFrame;
        this.lastFrame = lastFrame;
    }

    /** The best way through a grid that has at least one token and one frame. */
    static SungPath through(LyricGrid gains) {
        byte[] moves = moves(gains);
        SungPath path = new SungPath(new int[gains.tokens()], new int[gains.tokens()]);
        int token = gains.tokens() - 1;
        int frame = gains.frames() - 1;
        path.lastFrame[token] = frame;
        while (token > 0 || frame > 0) {
            byte move = token == 0 ? NEXT_FRAME : frame == 0 ? NEXT_TOKEN : moves[frame * gains.tokens() + token];
            path.firstFrame[token] = move == NEXT_FRAME ? 0 : frame;
            frame -= move == NEXT_TOKEN ? 0 : 1;
            if (move != NEXT_FRAME) {
                token--;
                path.lastFrame[token] = frame;
            }
        }
        return path;
    }

    /** How each place is reached best, frame by frame. */
    private static byte[] moves(LyricGrid gains) {
        int tokens = gains.tokens();
        byte[] moves = new byte[Math.multiplyExact(tokens, gains.frames())];
        float[] before = new float[tokens + 1];
        float[] now = new float[tokens + 1];
        Arrays.fill(before, Float.POSITIVE_INFINITY);
        before[0] = 0;
        for (int frame = 0; frame < gains.frames(); frame++) {
            now[0] = Float.POSITIVE_INFINITY;
            for (int token = 0; token < tokens; token++) {
                byte move = best(before[token], now[token], before[token + 1]);
                float from = move == BOTH ? before[token] : move == NEXT_TOKEN ? now[token] : before[token + 1];
                now[token + 1] = (float) (from - (double) gains.at(token, frame));
                moves[frame * tokens + token] = move;
            }
            float[] swap = before;
            before = now;
            now = swap;
        }
        return moves;
    }

    /** Only what is better than both others beats staying with the token. */
    private static byte best(float both, float nextToken, float nextFrame) {
        if (both < nextToken && both < nextFrame) {
            return BOTH;
        }
        return nextToken < both && nextToken < nextFrame ? NEXT_TOKEN : NEXT_FRAME;
    }

    int firstFrame(int token) {
        return firstFrame[token];
    }

    int lastFrame(int token) {
        return lastFrame[token];
    }

    /** The mean of a grid along this way. */
    double mean(LyricGrid grid) {
        double sum = 0;
        long places = 0;
        for (int token = 0; token < firstFrame.length; token++) {
            for (int frame = firstFrame[token]; frame <= lastFrame[token]; frame++) {
                sum += grid.at(token, frame);
                places++;
            }
        }
        return sum / places;
    }
}
