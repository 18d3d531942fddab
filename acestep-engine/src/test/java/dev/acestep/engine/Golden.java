package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.SafeTensors;
import dev.acestep.tensor.TensorScope;
import dev.acestep.testkit.Fixtures;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Inputs and outputs of the reference; open in a try block inside a {@link TensorScope}. */
public record Golden(SafeTensors file) implements AutoCloseable {
    public static Golden open(String name) {
        return new Golden(SafeTensors.open(Fixtures.golden(name)));
    }

    public Tensor get(String name) {
        return file.read(name);
    }

    /** Asserts that the largest absolute difference is at most the tolerance, and the shapes are equal. */
    public static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        try (var _ = TensorScope.open()) {
            assertThat(actual.sizes().vec().get())
                    .as("shape")
                    .isEqualTo(expected.sizes().vec().get());
            double difference = actual.to(ScalarType.Double)
                    .sub(expected.to(ScalarType.Double))
                    .abs()
                    .max()
                    .item_double();
            assertThat(difference).as("largest difference").isLessThanOrEqualTo(tolerance);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
