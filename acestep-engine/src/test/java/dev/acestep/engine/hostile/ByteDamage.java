package dev.acestep.engine.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** What can happen to any file. */
final class ByteDamage {
    private static final List<BiFunction<byte[], RandomGenerator, byte[]>> KINDS = List.of(
            ByteDamage::flipped,
            ByteDamage::cut,
            ByteDamage::longer,
            ByteDamage::withAHole,
            ByteDamage::withNumber,
            ByteDamage::repeated,
            (_, random) -> noise(random.nextInt(4096), random),
            (bytes, random) -> new byte[random.nextInt(bytes.length)]);

    private ByteDamage() {}

    static byte[] damaged(byte[] bytes, RandomGenerator random) {
        return KINDS.get(random.nextInt(KINDS.size())).apply(bytes, random);
    }

    /** A place near one of the ends, where files keep their structure. */
    private static int place(byte[] bytes, RandomGenerator random) {
        int near = Math.min(bytes.length, 1 << random.nextInt(1, 16));
        int distance = random.nextInt(near);
        return random.nextInt(3) == 0 ? bytes.length - 1 - distance : distance;
    }

    private static byte[] flipped(byte[] bytes, RandomGenerator random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            damaged[place(bytes, random)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private static byte[] cut(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, place(bytes, random));
    }

    private static byte[] longer(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 5000));
    }

    private static byte[] withAHole(byte[] bytes, RandomGenerator random) {
        byte[] damaged = bytes.clone();
        int from = place(bytes, random);
        Arrays.fill(damaged, from, Math.min(bytes.length, from + random.nextInt(1, 200)), (byte) 0);
        return damaged;
    }

    private static byte[] withNumber(byte[] bytes, RandomGenerator random) {
        byte[] damaged = bytes.clone();
        long[] numbers = {
            -1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL, 0x7FFF_FFFFL, 100_000_000, random.nextLong()
        };
        int at = random.nextBoolean() ? 0 : Math.max(0, Math.min(place(bytes, random), bytes.length - Long.BYTES));
        ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putLong(at, numbers[random.nextInt(numbers.length)]);
        return damaged;
    }

    private static byte[] repeated(byte[] bytes, RandomGenerator random) {
        byte[] damaged = bytes.clone();
        int from = place(bytes, random);
        int length = Math.min(random.nextInt(1, 100), bytes.length - from);
        System.arraycopy(bytes, from, damaged, random.nextInt(bytes.length - length), length);
        return damaged;
    }

    private static byte[] noise(int length, RandomGenerator random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
