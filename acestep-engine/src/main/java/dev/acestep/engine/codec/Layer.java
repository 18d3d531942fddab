package dev.acestep.engine.codec;

import dev.acestep.tensor.Weights;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** One layer of a {@link Cascade}, on rows {@code [n, C]} that stand for moments. */
sealed interface Layer {
    /** How the rows of the result depend on those given. */
    Reach reach();

    /** Channels of the result. */
    long channels();

    /** How many rows on either side have a part in so many rows of the result on either side. */
    long context(long results);

    /** The rows that follow from the window {@code [n, C]} alone. */
    Tensor forward(Tensor window);

    /**
     * What a result depends on.
     *
     * @param channels of the rows given
     * @param padding rows of zeros that count as lying before the first and after the last row
     * @param span rows that one result depends on
     * @param stride rows from one result's span to the next one's
     * @param trim rows of the result to leave out at the very beginning, and at the very end
     */
    record Reach(long channels, long padding, long span, long stride, long trim) {
        /** How many spans the rows hold. */
        long spans(long rows) {
            return Math.max(0, Math.floorDiv(rows - span, stride) + 1);
        }
    }

    /** A convolution, perhaps of the activation: zeros around the rows are zeros of the activation too. */
    record Filter(Optional<RowSnake> snake, RowConvolution convolution, long padding) implements Layer {
        /** Keeps the number of rows. */
        static Filter same(RowConvolution convolution) {
            return new Filter(Optional.empty(), convolution, (convolution.span() - 1) / 2);
        }

        /** Keeps the number of rows; reads {@code snake1} beside the convolution. */
        static Filter same(Weights weights, RowConvolution convolution) {
            return new Filter(
                    Optional.of(RowSnake.load(weights.in("snake1"), convolution.in())),
                    convolution,
                    (convolution.span() - 1) / 2);
        }

        /** Divides the number of rows; reads {@code snake1} and {@code conv1} of an encoder's block. */
        static Filter downsampling(Weights block, long in, long out, long stride) {
            return new Filter(
                    Optional.of(RowSnake.load(block.in("snake1"), in)),
                    RowConvolution.downsampling(block.in("conv1"), in, out, stride),
                    (stride + 1) / 2);
        }

        @Override
        public Reach reach() {
            return new Reach(convolution.in(), padding, convolution.span(), convolution.stride(), 0);
        }

        @Override
        public long channels() {
            return convolution.out();
        }

        @Override
        public long context(long results) {
            return results * convolution.stride() + convolution.span();
        }

        @Override
        public Tensor forward(Tensor window) {
            return convolution.forward(snake.map(s -> s.forward(window)).orElse(window));
        }
    }

    /** {@code x + conv2(snake2(conv1(snake1(x))))}. */
    record Residual(RowSnake snake1, RowConvolution conv1, RowSnake snake2, RowConvolution conv2) implements Layer {
        /** The units of a block, {@code res_unit1} to {@code res_unit3}. */
        static List<Layer> load(Weights block, long channels) {
            List<Long> dilations = ResidualUnit.DILATIONS;
            return IntStream.range(0, dilations.size())
                    .<Layer>mapToObj(i -> load(block.in("res_unit" + (i + 1)), channels, dilations.get(i)))
                    .toList();
        }

        private static Residual load(Weights weights, long channels, long dilation) {
            return new Residual(
                    RowSnake.load(weights.in("snake1"), channels),
                    RowConvolution.dilated(weights.in("conv1"), channels, dilation),
                    RowSnake.load(weights.in("snake2"), channels),
                    RowConvolution.load(weights.in("conv2"), channels, channels, 1));
        }

        @Override
        public Reach reach() {
            return new Reach(conv1.in(), (conv1.span() - 1) / 2, conv1.span(), 1, 0);
        }

        @Override
        public long channels() {
            return conv2.out();
        }

        @Override
        public long context(long results) {
            return results + (conv1.span() - 1) / 2;
        }

        @Override
        public Tensor forward(Tensor window) {
            Tensor y = conv2.forward(snake2.forward(conv1.forward(snake1.forward(window))));
            return y.add_(window.narrow(0, (conv1.span() - 1) / 2, y.size(0)));
        }
    }

    /** A transposed convolution of the activation: of two neighbouring rows, {@code stride} rows each. */
    record Upsampling(RowSnake snake, RowConvolution convolution, long stride) implements Layer {
        /** Reads {@code snake1} and {@code conv_t1} of a decoder's block. */
        static Upsampling load(Weights block, long in, long out, long stride) {
            return new Upsampling(
                    RowSnake.load(block.in("snake1"), in),
                    RowConvolution.upsampling(block.in("conv_t1"), in, out, stride),
                    stride);
        }

        @Override
        public Reach reach() {
            return new Reach(convolution.in(), 1, 2, 1, (stride + 1) / 2);
        }

        @Override
        public long channels() {
            return convolution.out() / stride;
        }

        @Override
        public long context(long results) {
            return Math.ceilDiv(results, stride) + 1;
        }

        @Override
        public Tensor forward(Tensor window) {
            Tensor groups = convolution.forward(snake.forward(window));
            return groups.view(stride * groups.size(0), channels());
        }
    }
}
