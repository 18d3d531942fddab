package dev.acestep.engine.codec;

import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * A half of the autoencoder as the reference computes it, operator by operator.
 *
 * @param blocks each changes the length by its stride
 */
record OperatorNetwork(Convolution conv1, List<? extends UnaryOperator<Tensor>> blocks, Snake snake1, Convolution conv2)
        implements RowNetwork {
    @Override
    public boolean isIndifferentTo(long overlap) {
        return false;
    }

    @Override
    public void run(Tensor rows, Consumer<Tensor> sink) {
        try (var _ = TensorScope.open()) {
            Tensor own = rows.to(conv1.weight().device(), conv1.weight().scalar_type());
            sink.accept(forward(own.t().unsqueeze(0)).select(0, 0).t());
        }
    }

    private Tensor forward(Tensor input) {
        return TensorScope.yielding(() -> {
            Tensor x = conv1.forward(input);
            for (UnaryOperator<Tensor> block : blocks) {
                x = block.apply(x);
            }
            return conv2.forward(snake1.forward(x));
        });
    }
}
