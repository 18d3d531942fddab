package dev.acestep.engine.source;

/** The whole numbers that Python's {@code random} draws after {@code random.seed(n)}: a Mersenne Twister (MT19937). */
final class PythonRandom {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int MATRIX = 0x9908B0DF;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    PythonRandom(long seed) {
        long size = Math.abs(seed);
        int high = (int) (size >>> 32);
        mix(high == 0 ? new int[] {(int) size} : new int[] {(int) size, high});
    }

    /** From 0 to {@code highest}, both included. */
    int upTo(int highest) {
        int count = highest + 1;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        int drawn = draw() >>> (Integer.SIZE - bits);
        while (drawn >= count) {
            drawn = draw() >>> (Integer.SIZE - bits);
        }
        return drawn;
    }

    /** Fills the state from the words of a seed, as the generator's authors do. */
    private void mix(int[] key) {
        state[0] = 19_650_218;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int i = 1;
        int j = 0;
        for (int k = SIZE; k > 0; k--) {
            state[i] = (state[i] ^ (before(i) * 1_664_525)) + key[j] + j;
            i = following(i);
            j = (j + 1) % key.length;
        }
        for (int k = SIZE - 1; k > 0; k--) {
            state[i] = (state[i] ^ (before(i) * 1_566_083_941)) - i;
            i = following(i);
        }
        state[0] = UPPER;
    }

    private int before(int i) {
        return state[i - 1] ^ (state[i - 1] >>> 30);
    }

    private int following(int i) {
        if (i + 1 < SIZE) {
            return i + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    private int draw() {
        if (next == SIZE) {
            twist();
            next = 0;
        }
        int y = state[next];
        next++;
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % SIZE] & LOWER);
            state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) * MATRIX);
        }
    }
}
