package dev.acestep.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GenerationRequestTest {
    @Test
    void aBatchOfNineIsRefused() {
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> request(new Task.TextToMusic(), 9, List.of()))
                .withMessage("batch_size: 9 is not allowed (integer from 1 to 8)");
    }

    @Test
    void aCoverOfNothingIsRefused() {
        Task cover = new Task.Cover(Optional.empty(), true, 1, 0);

        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> request(cover, 1, List.of()))
                .withMessage("src_audio_path: missing (task_type \"cover\" needs source audio: upload src_audio or"
                        + " give src_audio_path)");
    }

    @Test
    void aCoverOfAFileIsAccepted() {
        Path source = Path.of("song.wav");

        assertThat(request(new Task.Cover(Optional.of(source), false, 1, 0), 1, List.of())
                        .task()
                        .source())
                .contains(source);
    }

    @Test
    void resultsBeyondTheSeedsAreRandom() {
        GenerationRequest request = request(new Task.TextToMusic(), 2, List.of(new Seed.Fixed(7)));

        assertThat(request.seed(0)).isEqualTo(new Seed.Fixed(7));
        assertThat(request.seed(1)).isEqualTo(new Seed.Random());
    }

    @Test
    void aFixedSeedIsItselfAndARandomOneHas32Bits() {
        Random source = new Random(1);

        assertThat(new Seed.Fixed(7).resolve(source)).isEqualTo(7);
        assertThat(new Seed.Random().resolve(source)).isBetween(0L, (1L << 32) - 1);
    }

    @Test
    void theSketchsRequestHasOneResultAndEveryDefault() {
        GenerationRequest request = GenerationRequest.sketch(Text.of("a waltz", ""), Metadata.UNKNOWN, 7);

        assertThat(request.batchSize()).isEqualTo(1);
        assertThat(request.seeds()).containsExactly(new Seed.Fixed(7));
        assertThat(request.sampling().steps()).isEqualTo(8);
        assertThat(request.output()).isEqualTo(Output.DEFAULTS);
    }

    @Test
    void theSketchMakesNewMusicOnly() {
        ModelInfo sketch = new ModelInfo(ModelInfo.SKETCH, ModelFamily.SKETCH);

        assertThat(TaskType.values()).filteredOn(sketch::supports).containsExactly(TaskType.TEXT2MUSIC);
    }

    private static GenerationRequest request(Task task, int batchSize, List<Seed> seeds) {
        return new GenerationRequest(
                ModelInfo.SKETCH,
                task,
                Text.of("", ""),
                Metadata.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                batchSize,
                seeds,
                Sampling.defaults(ModelFamily.SKETCH),
                Planning.DEFAULTS,
                LatentDecoding.DEFAULTS,
                Output.DEFAULTS);
    }
}
