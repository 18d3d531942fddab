package dev.acestep.tensor;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/** The weights that one model holds, until it is closed; {@link #root} gives them out by name. */
public final class LoadedWeights implements AutoCloseable {
    private final TensorSource source;
    private final Compute compute;
    private final List<Pointer> kept = new ArrayList<>();

    /**
     * Reads from the source what the model asks for.
     *
     * @param source closed with these weights
     */
    @MustBeClosed
    public LoadedWeights(TensorSource source, Compute compute) {
        this.source = source;
        this.compute = compute;
    }

    public Weights root() {
        return new Weights(this, "", false);
    }

    Tensor get(String name, long... shape) {
        try (var _ = TensorScope.open()) {
            return keep(read(name, shape));
        }
    }

    boolean has(String name) {
        return source.has(name);
    }

    Tensor stored(String name, long... shape) {
        try (var _ = TensorScope.open()) {
            return keep(asStored(name, shape));
        }
    }

    Tensor read(String name, long... shape) {
        return Numbers.of(compute).convert(asStored(name, shape));
    }

    private Tensor asStored(String name, long... shape) {
        Tensor stored = source.read(name, shape);
        if (!stored.is_floating_point()) {
            throw new BadCheckpoint("tensor %s has dtype %s (weights are floating-point numbers)"
                    .formatted(CheckpointFile.quoted(name), stored.scalar_type().intern()));
        }
        return stored;
    }

    <T extends Pointer> T keep(T pointer) {
        kept.add(TensorScope.escape(pointer));
        return pointer;
    }

    Compute compute() {
        return compute;
    }

    /** Moves every tensor that is held to main memory; the networks over them stay, and are not to be used meanwhile. */
    public void offload() {
        moveTo(Device.CPU);
    }

    /** Moves every tensor back to where it is computed with. */
    public void restore() {
        moveTo(compute.device());
    }

    private void moveTo(Device device) {
        try (var _ = TensorScope.open()) {
            var place = new org.bytedeco.pytorch.Device(device.toString());
            for (Pointer pointer : kept) {
                if (pointer instanceof Tensor tensor) {
                    tensor.set_data(tensor.to(place, tensor.scalar_type()));
                }
            }
        }
    }

    @Override
    public void close() {
        kept.forEach(Pointer::close);
        kept.clear();
        source.close();
    }
}
