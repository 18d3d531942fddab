package dev.acestep.engine.sampling;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class KeptSourceTest {
    @Test
    void theNewFadesOutsideItsRegionAsFarAsThereAreFrames() {
        try (var _ = TensorScope.open()) {
            Tensor made = torch.tensor(0f, 0, 1, 1, 0, 0, 0, 0).view(1, 8);
            Tensor blended = kept(made, 3).blended(torch.ones(1, 8, 1));
            Tensor expected = torch.tensor(1f / 3, 2f / 3, 1, 1, 0.75f, 0.5f, 0.25f, 0);
            assertClose(blended.view(8), expected, 1e-6);
        }
    }

    @Test
    void aRowThatIsAllNewIsLeft() {
        try (var _ = TensorScope.open()) {
            Tensor made = torch.tensor(1f, 1, 1, 1, 0, 0, 1, 1).view(2, 4);
            Tensor blended = kept(made, 5).blended(torch.ones(2, 4, 1));
            assertClose(blended.select(0, 0), torch.ones(4, 1), 0);
            assertClose(blended.select(0, 1).view(4), torch.tensor(1f / 3, 2f / 3, 1, 1), 1e-6);
        }
    }

    @Test
    void withoutACrossfadeTheStateIsTheEnd() {
        try (var _ = TensorScope.open()) {
            Tensor x = torch.ones(1, 4, 1);
            assertThat(kept(torch.zeros(1, 4), 0).blended(x)).isSameAs(x);
        }
    }

    @Test
    void halvesAreRoundedToTheEvenStep() {
        try (var _ = TensorScope.open()) {
            KeptSource half = new KeptSource(torch.ones(1, 4), torch.zeros(1, 4, 1), 0.5, 0);
            assertThat(half.injections(5)).isEqualTo(2);
            assertThat(half.injections(7)).isEqualTo(4);
        }
    }

    @Test
    void theSourceIsPutBackWithTheNoiseOfTheTime() {
        try (var _ = TensorScope.open()) {
            Tensor made = torch.tensor(1f, 0).view(1, 2);
            Tensor x = torch.tensor(9f, 9).view(1, 2, 1);
            Tensor injected = new KeptSource(made, torch.ones(1, 2, 1), 1, 0)
                    .injected(x, torch.tensor(5f, 5).view(1, 2, 1), 0.25f);
            assertClose(injected.view(2), torch.tensor(9f, 2), 1e-6);
        }
    }

    private static KeptSource kept(Tensor made, int crossfadeFrames) {
        return new KeptSource(made, torch.zeros(made.size(0), made.size(1), 1), 0, crossfadeFrames);
    }
}
