package dev.acestep.engine.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Weight files whose header is damaged, with its length set right so that the damage itself is met. */
final class SafeTensorsDamage {
    private SafeTensorsDamage() {}

    static byte[] damaged(byte[] file, RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return ByteDamage.damaged(file, random);
        }
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = Arrays.copyOfRange(file, Long.BYTES, Long.BYTES + length);
        byte[] damaged = JsonDamage.damaged(header, random);
        return ByteBuffer.allocate(file.length - length + damaged.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(damaged.length)
                .put(damaged)
                .put(file, Long.BYTES + length, file.length - Long.BYTES - length)
                .array();
    }
}
