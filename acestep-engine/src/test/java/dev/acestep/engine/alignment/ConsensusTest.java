package dev.acestep.engine.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acestep.engine.Golden;
import dev.acestep.tensor.TensorScope;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class ConsensusTest {
    private static final Offset<Float> CLOSE = within(1e-5f);

    @Test
    void headsAgreeAsInTheReference() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            Tensor heads = golden.get("consensus.in");
            Consensus consensus = consensus(
                    LongStream.range(0, heads.size(0)).mapToObj(heads::get).toList());
            assertEqual(consensus.normalised(), golden.get("consensus.calc"), CLOSE);
            assertEqual(consensus.energy(), golden.get("consensus.energy"), within(1e-10f));
        }
    }

    @Test
    void theConfiguredHeadsOfASongAgreeAsInTheReference() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            List<Tensor> heads = ReferenceScores.chosen(
                    golden.get("attention_selected_layers_heads"),
                    ReferenceScores.of("timestamp").get("layers_heads"));
            assertEqual(consensus(heads).normalised(), golden.get("calc_matrix"), CLOSE);
        }
    }

    @Test
    void aMeanStretchedIsTheReferencesEnergy() {
        try (var _ = TensorScope.open();
                Golden golden = Golden.open("scoring.safetensors")) {
            MeanGrid mean = new MeanGrid();
            ReferenceScores.chosen(
                            golden.get("score.attention"),
                            ReferenceScores.of("synthetic_score").get("layers_heads"))
                    .forEach(mean::add);
            assertEqual(mean.mean().stretched(), golden.get("score.energy"), CLOSE);
        }
    }

    private static Consensus consensus(List<Tensor> heads) {
        Consensus consensus = new Consensus();
        heads.forEach(consensus::add);
        return consensus;
    }

    private static void assertEqual(LyricGrid actual, Tensor expected, Offset<Float> offset) {
        LyricGrid wanted = LyricGrid.of(expected);
        assertThat(actual.tokens()).isEqualTo(wanted.tokens());
        assertThat(actual.frames()).isEqualTo(wanted.frames());
        for (int token = 0; token < wanted.tokens(); token++) {
            for (int frame = 0; frame < wanted.frames(); frame++) {
                assertThat(actual.at(token, frame)).isCloseTo(wanted.at(token, frame), offset);
            }
        }
    }
}
