package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.engine.models.Catalogue;
import dev.acestep.engine.models.DitFolder;
import dev.acestep.engine.models.FreeMemory;
import dev.acestep.engine.models.ModelStore;
import dev.acestep.engine.models.Residency;
import dev.acestep.engine.models.Resident;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.Text;
import dev.acestep.tensor.Compute;
import dev.acestep.testkit.Fixtures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** The engine in a memory of which somebody else decides how large it is. */
class ModelMemoryTest {
    private static final DitFolder TURBO =
            Catalogue.of(Fixtures.checkpoints()).find("acestep-v15-turbo").orElseThrow();

    @Test
    void aModelThatDoesNotFitIsRefusedWithTheFigures() {
        try (ModelStore store = store(_ -> OptionalLong.of(1_000_000))) {
            assertThatThrownBy(() -> engine(store).load())
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageStartingWith("vae (fp32 on cpu) needs 1.8 MB (1.8 MB of weights, 0.0 MB to work in),"
                            + " and 1.6 MB can be had on cpu. Ask for less");
            assertThat(engine(store).isLoaded()).isFalse();
        }
    }

    @Test
    void aSongTooLongForTheMemoryIsRefusedAndAShorterOneMade() {
        long[] free = {200_000_000};
        try (ModelStore store = store(_ -> OptionalLong.of(free[0]))) {
            NeuralEngine engine = engine(store);
            engine.load();
            assertThatThrownBy(() -> engine.generate(request(600), Progress.SILENT, _ -> {}))
                    .isInstanceOf(EngineFailure.class)
                    .hasMessageContaining("to work in), and 0.2 GB can be had on cpu");

            free[0] = 10_000_000_000L;
            engine.generate(
                    request(6),
                    Progress.SILENT,
                    track -> assertThat(track.audio().seconds()).isEqualTo(6));
        }
    }

    /** A model has hundreds of tensors; the odd small pointer waits for the garbage collector. */
    @Test
    void modelsThatComeAndGoLeaveNothingBehind() {
        try (ModelStore store = store(FreeMemory.UNKNOWN)) {
            NeuralEngine engine = engine(store);
            long before = 0;
            for (int i = 0; i < 12; i++) {
                engine.load();
                assertThat(engine.isLoaded()).isTrue();
                assertThat(store.resident()).extracting(Resident::leases).containsOnly(0);
                assertThat(store.evictIdleSince(Duration.ZERO)).hasSize(3);
                assertThat(engine.isLoaded()).isFalse();
                if (i == 2) {
                    before = Pointer.totalCount();
                }
            }
            assertThat(Pointer.totalCount()).isLessThan(before + 100);
        }
    }

    private static ModelStore store(FreeMemory memory) {
        return new ModelStore(Residency.KEEP, memory, InstantSource.system());
    }

    private static NeuralEngine engine(ModelStore store) {
        return new NeuralEngine(
                new InstalledNetworks(TURBO, store, Compute.REFERENCE),
                TinyEngines.NO_PLANNER,
                TinyEngines.NO_AUDIO,
                60,
                Trace.NONE);
    }

    private static GenerationRequest request(double seconds) {
        GenerationRequest sketch =
                GenerationRequest.sketch(Text.of("folk", "[Instrumental]"), Metadata.UNKNOWN.withDuration(seconds), 7);
        return new GenerationRequest(
                TURBO.name(),
                sketch.task(),
                sketch.text(),
                sketch.metadata(),
                sketch.reference(),
                sketch.flowEdit(),
                1,
                sketch.seeds(),
                sketch.sampling(),
                sketch.planning(),
                sketch.decoding(),
                sketch.output());
    }
}
