package dev.acestep.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Keeps what passes by, in tensors that end with the scope in which this was made. */
final class Recording implements Trace {
    private final Map<String, Tensor> seen = new HashMap<>();

    @Override
    public void stage(Stage stage, Supplier<Map<String, Tensor>> tensors) {
        tensors.get().forEach((name, tensor) -> {
            Tensor copy = tensor.clone();
            copy.retainReference();
            seen.put(name, copy);
        });
    }

    Tensor get(String name) {
        Tensor tensor = seen.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No %s among %s".formatted(name, seen.keySet()));
        }
        return tensor;
    }
}
