package dev.acestep.engine.codec;

import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Layers through which rows stream in pieces that fit the processor's cache. Each keeps the few rows that it needs
 * again: nothing is computed twice, memory does not depend on the length, and the result is that of all rows at once.
 */
record Cascade(List<Stage> stages) implements RowNetwork {
    /**
     * Layers that take their rows in pieces of one length.
     *
     * @param piece the number of rows
     */
    record Stage(List<Layer> layers, long piece) {
        /** Beyond so many rows pieces get no faster. */
        private static final long MOST_ROWS = 4096;
        /** What the second and third level cache hold a few of. */
        private static final long MOST_NUMBERS = 1 << 20;

        Stage {
            layers = List.copyOf(layers);
        }

        /**
         * A stage with pieces of a good size.
         *
         * @param rows how many rows of the widest layer come from one row given
         * @param channels of the widest layer
         */
        static Stage of(List<Layer> layers, long rows, long channels) {
            return new Stage(layers, Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / channels) / rows));
        }
    }

    Cascade {
        stages = List.copyOf(stages);
    }

    @Override
    public boolean isIndifferentTo(long overlap) {
        long context = 0;
        for (Stage stage : stages.reversed()) {
            for (Layer layer : stage.layers().reversed()) {
                context = layer.context(context);
            }
        }
        return overlap >= context;
    }

    @Override
    public void run(Tensor rows, Consumer<Tensor> sink) {
        try (var _ = TensorScope.open()) {
            Flow flow = (results, _) -> sink.accept(results);
            for (Stage stage : stages.reversed()) {
                flow = new StageFlow(stage, flow);
            }
            flow.push(rows, true);
        }
    }

    /** Where rows go. */
    @FunctionalInterface
    private interface Flow {
        void push(Tensor rows, boolean last);
    }

    /** A stage at work: collects rows until they are a piece, and gives on what its layers make of it. */
    private static final class StageFlow implements Flow {
        private final Stage stage;
        private final Flow next;
        private final List<Border> layers;
        private final Tensor piece;
        private long count;

        StageFlow(Stage stage, Flow next) {
            this.stage = stage;
            this.next = next;
            this.layers = stage.layers().stream().map(Border::new).toList();
            this.piece =
                    torch.zeros(stage.piece(), stage.layers().getFirst().reach().channels());
        }

        @Override
        public void push(Tensor rows, boolean last) {
            long length = rows.size(0);
            long begin = 0;
            do {
                long taken = Math.min(stage.piece() - count, length - begin);
                piece.narrow(0, count, taken).copy_(rows.narrow(0, begin, taken));
                count += taken;
                begin += taken;
                boolean end = last && begin == length;
                if (count == stage.piece() || end) {
                    pass(end);
                }
            } while (begin < length);
        }

        private void pass(boolean last) {
            try (var _ = TensorScope.open()) {
                Tensor x = piece.narrow(0, 0, count);
                for (Border layer : layers) {
                    Tensor given = x;
                    x = TensorScope.yielding(() -> layer.push(given, last));
                }
                count = 0;
                next.push(x, last);
            }
        }
    }
}
