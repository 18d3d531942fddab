package dev.acestep.tensor;

import java.util.List;

/**
 * What a safetensors header says of a tensor.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end behind its last byte
 */
record StoredTensor(String name, DataType type, List<Long> shape, long begin, long end) {
    StoredTensor {
        shape = List.copyOf(shape);
    }

    /** The bytes that type and shape ask for, or −1 where they are not a whole number that can be. */
    long expectedBytes() {
        long elements = 1;
        long strides = 1;
        for (long size : shape) {
            if (Math.multiplyHigh(strides, Math.max(1, size)) != 0 || strides * Math.max(1, size) < 0) {
                return -1;
            }
            strides *= Math.max(1, size);
            elements *= size;
        }
        boolean whole = strides <= Long.MAX_VALUE / type.bits() && elements * type.bits() % Byte.SIZE == 0;
        return whole ? elements * type.bits() / Byte.SIZE : -1;
    }

    long[] sizes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    long elements() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    @Override
    public String toString() {
        return "tensor " + CheckpointFile.quoted(name);
    }
}
