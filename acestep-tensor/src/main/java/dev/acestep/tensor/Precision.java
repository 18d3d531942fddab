package dev.acestep.tensor;

/** In which numbers a model is held and multiplied. */
public enum Precision {
    /** 32-bit floats throughout: equal to the reference. */
    FP32,
    /** Weights in 16-bit brain floats; arithmetic in them where the device is fast at it. */
    BF16,
    /** Large linear layers in 8-bit integers with a scale for each output channel, quantised at load. */
    INT8
}
