package dev.acestep.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/** A view of a model's weights below a prefix, by the checkpoint's names. */
public final class Weights {
    private final LoadedWeights all;
    private final String prefix;
    private final boolean fewRows;

    Weights(LoadedWeights all, String prefix, boolean fewRows) {
        this.all = all;
        this.prefix = prefix;
        this.fewRows = fewRows;
    }

    /** The same for layers that mostly see a few rows at a time: held as suits reading them more than multiplying. */
    public Weights forFewRows() {
        return new Weights(all, prefix, true);
    }

    boolean areForFewRows() {
        return fewRows;
    }

    /** The view below {@code name}, as in {@code in("layers." + i)}. */
    public Weights in(String name) {
        return new Weights(all, prefix + name + ".", fewRows);
    }

    /** The view below {@code name} if the checkpoint has the tensor there alone, else this one: exports differ in it. */
    public Weights inIfPrefixed(String name, String tensor) {
        return in(name).has(tensor) && !has(tensor) ? in(name) : this;
    }

    /**
     * The tensor, in the numbers and on the device that the model computes with; it lives as long as the model.
     *
     * @throws BadCheckpoint if there is none of this name, or it has another shape
     */
    public Tensor get(String name, long... shape) {
        return all.get(prefix + name, shape);
    }

    /** Whether the checkpoint has this tensor. */
    public boolean has(String name) {
        return all.has(prefix + name);
    }

    /** Like {@link #get}, but it ends with the caller's scope: for what goes into something to {@link #keep}. */
    public Tensor read(String name, long... shape) {
        return all.read(prefix + name, shape);
    }

    /** The tensor in the numbers of the checkpoint and in main memory, if possible where it lies in the mapped file. */
    Tensor stored(String name, long... shape) {
        return all.stored(prefix + name, shape);
    }

    /** Makes something that was computed from weights live as long as the model. */
    public <T extends Pointer> T keep(T derived) {
        return all.keep(derived);
    }

    /** The names' common beginning. */
    String prefix() {
        return prefix;
    }

    public Compute compute() {
        return all.compute();
    }
}
