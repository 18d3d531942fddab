package dev.acestep.tensor;

/** On what, and in which numbers, a model computes. */
public record Compute(Device device, Precision precision) {
    /** The reference's arithmetic. */
    public static final Compute REFERENCE = new Compute(Device.CPU, Precision.FP32);
}
