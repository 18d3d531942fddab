package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Task;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Path AUDIO = Path.of("song.wav");

    @Test
    void tasksThatAModelWasNotTrainedForAreRefusedByName() {
        GenerationRequest request = Requests.turbo(6, 1).request(new Task.Extract(AUDIO, Optional.empty()));
        ModelInfo turbo = new ModelInfo(Requests.TURBO, ModelFamily.TURBO);
        assertThatExceptionOfType(EngineFailure.class)
                .isThrownBy(() -> Refusals.check(request, turbo))
                .withMessage(
                        "acestep-v15-turbo cannot do task_type \"extract\": only base and sft models were trained for it");
        assertThatNoException()
                .isThrownBy(() -> Refusals.check(request, new ModelInfo("acestep-v15-base", ModelFamily.BASE)));
    }
}
