package dev.acestep.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.Golden;
import dev.acestep.engine.config.VaeConfig;
import dev.acestep.music.Cancelled;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.LoadedWeights;
import dev.acestep.tensor.TensorScope;
import dev.acestep.tensor.TensorSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The autoencoder that streams against the one that goes operator by operator, on a topology with an odd ratio. */
final class CascadeTest {
    private static final double TOLERANCE = 5e-6;
    /** Bytes of one tensor of the widest layer for the longer latents of the memory test. */
    private static final long ONE_TENSOR = 100_000L * 24 * 8 * Float.BYTES;

    private static final VaeConfig CONFIG = new VaeConfig(2, 8, 8, 4, List.of(1L, 2L, 3L), List.of(2L, 3L, 4L), 48_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40, 700})
    void aStreamDecodesAsTheOperatorsDo(int frames) {
        compare(Cascades::decoder, OperatorDecoder::load, "decoder", torch.randn(frames, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 25, 47, 1000, 20_011})
    void aStreamEncodesAsTheOperatorsDo(int samples) {
        compare(Cascades::encoder, OperatorEncoder::load, "encoder", torch.randn(samples, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64})
    void theLengthOfAPieceIsNotToBeSeen(int piece) {
        with(weights -> {
            Cascade decoder = Cascades.decoder(CONFIG, weights.root().in("decoder"));
            Cascade pieces = new Cascade(decoder.stages().stream()
                    .map(stage -> new Cascade.Stage(stage.layers(), piece))
                    .toList());
            Tensor latents = torch.randn(23, 4);
            assertClose(all(pieces, latents), all(decoder, latents));
        });
    }

    @Test
    void memoryDoesNotGrowWithTheLength() {
        with(weights -> {
            Cascade decoder = Cascades.decoder(CONFIG, weights.root().in("decoder"));
            mostBytes(decoder, 5_000);
            long little = mostBytes(decoder, 5_000);
            assertThat(mostBytes(decoder, 100_000)).isLessThan(little + ONE_TENSOR);
        });
    }

    @Test
    void tilesThatOverlapEnoughAreNotNeeded() {
        with(weights -> {
            Cascade decoder = Cascades.decoder(CONFIG, weights.root().in("decoder"));
            assertThat(decoder.isIndifferentTo(64)).isTrue();
            assertThat(decoder.isIndifferentTo(4)).isFalse();
        });
    }

    @Test
    void whatIsNotWantedAnyMoreEndsAfterAPieceAndLeavesNothing() {
        with(weights -> {
            VaeDecoder decoder = new VaeDecoder(CONFIG, weights.root());
            Tensor latents = torch.randn(2000, 4);
            cancelAfter(3, decoder, latents);
            long before = Pointer.totalCount();
            for (int i = 0; i < 5; i++) {
                cancelAfter(3, decoder, latents);
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        });
    }

    private static void cancelAfter(int pieces, VaeDecoder decoder, Tensor latents) {
        AtomicLong told = new AtomicLong();
        assertThatThrownBy(() -> decoder.decode(latents, _ -> {
                    if (told.incrementAndGet() == pieces) {
                        throw new Cancelled();
                    }
                }))
                .isInstanceOf(Cancelled.class);
        assertThat(told).hasValue(pieces);
    }

    private interface Loader {
        RowNetwork load(VaeConfig config, dev.acestep.tensor.Weights weights);
    }

    private static void compare(Loader streaming, Loader operators, String half, Tensor rows) {
        with(weights -> {
            Tensor expected = all(operators.load(CONFIG, weights.root().in(half)), rows);
            Tensor actual = all(streaming.load(CONFIG, weights.root().in(half)), rows);
            assertClose(actual, expected);
        });
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        Golden.assertClose(actual, expected, TOLERANCE * expected.abs().max().item_double());
    }

    private static Tensor all(RowNetwork network, Tensor rows) {
        TensorVector pieces = new TensorVector();
        network.run(rows, piece -> pieces.push_back(piece.clone()));
        return torch.cat(pieces, 0);
    }

    private static long mostBytes(Cascade decoder, long frames) {
        AtomicLong most = new AtomicLong();
        decoder.run(torch.randn(frames, 4), _ -> most.accumulateAndGet(Pointer.physicalBytes(), Math::max));
        return most.get();
    }

    private static void with(Consumer<LoadedWeights> body) {
        try (var _ = TensorScope.open();
                LoadedWeights weights = new LoadedWeights(new Noise(), Compute.REFERENCE)) {
            body.accept(weights);
        }
    }

    /** Weights that follow from their names. */
    private record Noise() implements TensorSource {
        @Override
        public Tensor read(String name, long... shape) {
            torch.manual_seed(name.hashCode());
            Tensor noise = torch.randn(shape);
            if (name.endsWith("weight_g")) {
                return torch.full(shape, new Scalar(0.6f));
            }
            return name.endsWith("weight_v") ? noise : noise.mul(new Scalar(0.2f));
        }

        @Override
        public void close() {}
    }
}
