package dev.acestep.engine.bench;

/**
 * What a computation cannot do with less of.
 *
 * @param flops multiplications and additions
 * @param bytes of weights and activations, read or written once
 */
record Work(double flops, double bytes) {
    static final Work NONE = new Work(0, 0);

    Work plus(Work more) {
        return new Work(flops + more.flops, bytes + more.bytes);
    }

    Work times(long factor) {
        return new Work(flops * factor, bytes * factor);
    }

    /** A product of {@code [rows, in]} with weights that take so many bytes a number. */
    static Work linear(long rows, long in, long out, int weightBytes) {
        return new Work(2.0 * rows * in * out, 1.0 * in * out * weightBytes + 1.0 * rows * (in + out) * Float.BYTES);
    }
}
