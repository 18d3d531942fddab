package dev.acestep.tensor;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Tensors that outlive the scopes in which they are made, until this is closed. */
public final class KeptTensors implements AutoCloseable {
    private final List<Tensor> kept = new ArrayList<>();

    @MustBeClosed
    public KeptTensors() {}

    /** Runs the body in a scope of its own, and keeps its result. */
    public Tensor keep(Supplier<Tensor> made) {
        try (var _ = TensorScope.open()) {
            Tensor tensor = TensorScope.escape(new Tensor(made.get()));
            kept.add(tensor);
            return tensor;
        }
    }

    @Override
    public void close() {
        kept.forEach(Tensor::close);
        kept.clear();
    }
}
