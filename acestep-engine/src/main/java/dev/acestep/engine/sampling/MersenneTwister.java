package dev.acestep.engine.sampling;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Tensor;

/** The state of a generator in main memory, to go on faster than libtorch does where numbers are only passed over. */
final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER = 0x80000000;
    private static final int TWIST = 0x9908b0df;
    private static final int LEFT_AT = 8;
    private static final int NEXT_AT = 16;
    private static final int WORDS_AT = 24;

    private final Tensor bytes;
    private final ByteBuffer layout;
    private int[] words = new int[SIZE];
    private int[] spare = new int[SIZE];
    private int next;
    private int left;

    private MersenneTwister(Tensor bytes) {
        this.bytes = bytes;
        layout = bytes.data_ptr_byte().capacity(bytes.size(0)).asByteBuffer().order(ByteOrder.nativeOrder());
        left = layout.getInt(LEFT_AT) - 1;
        next = (int) layout.getLong(NEXT_AT);
        for (int i = 0; i < SIZE; i++) {
            words[i] = (int) layout.getLong(WORDS_AT + i * Long.BYTES);
        }
    }

    /** Where the generator is now; it stays there. */
    static MersenneTwister of(Generator generator) {
        return new MersenneTwister(generator.get_state());
    }

    /** Sets the generator to where this is. */
    void store(Generator generator) {
        layout.putInt(LEFT_AT, left + 1);
        layout.putLong(NEXT_AT, next);
        for (int i = 0; i < SIZE; i++) {
            layout.putLong(WORDS_AT + i * Long.BYTES, Integer.toUnsignedLong(words[i]));
        }
        generator.set_state(bytes);
    }

    /** Passes over numbers of 32 bits. */
    void skip(long numbers) {
        long rest = numbers;
        while (rest > left) {
            rest -= left;
            twist();
        }
        next += (int) rest;
        left -= (int) rest;
    }

    /** Two numbers, the first one above. */
    long nextLong() {
        return ((long) nextInt() << Integer.SIZE) | Integer.toUnsignedLong(nextInt());
    }

    private int nextInt() {
        if (left == 0) {
            twist();
        }
        left--;
        int y = words[next++];
        y ^= (y >>> 11);
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** The next 624 numbers. */
    private void twist() {
        int[] old = words;
        int[] made = spare;
        for (int i = 0; i < SIZE - MIDDLE; i++) {
            made[i] = old[i + MIDDLE] ^ twisted(old[i], old[i + 1]);
        }
        for (int i = SIZE - MIDDLE; i < SIZE - 1; i++) {
            made[i] = made[i + MIDDLE - SIZE] ^ twisted(old[i], old[i + 1]);
        }
        made[SIZE - 1] = made[MIDDLE - 1] ^ twisted(old[SIZE - 1], made[0]);
        words = made;
        spare = old;
        next = 0;
        left = SIZE;
    }

    private static int twisted(int high, int low) {
        int y = (high & UPPER) | (low & ~UPPER);
        return (y >>> 1) ^ (-(low & 1) & TWIST);
    }
}
