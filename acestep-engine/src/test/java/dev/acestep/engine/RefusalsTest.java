package dev.acestep.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.FlowEdit;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.Task;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Path AUDIO = Path.of("song.wav");
    private static final String ONLY = "this version makes text2music only from neural checkpoints";

    @Test
    void otherTasksAreRefusedByName() {
        assertRefused(
                Requests.turbo(6, 1).request(new Task.Cover(Optional.of(AUDIO), true, 1, 0)),
                "acestep-v15-turbo cannot do task_type \"cover\": " + ONLY);
        assertRefused(
                Requests.turbo(6, 1)
                        .request(
                                new Task.Repaint(AUDIO, Task.Region.WHOLE, Task.Blend.DEFAULTS, Task.MaskMode.AUTO, 0)),
                "acestep-v15-turbo cannot do task_type \"repaint\": " + ONLY);
    }

    @Test
    void audioToFollowIsRefused() {
        GenerationRequest base = Requests.turbo(6, 1).request();
        assertRefused(
                with(base, Optional.of(AUDIO), Optional.empty()),
                "acestep-v15-turbo cannot follow reference_audio_path: " + ONLY);
        assertRefused(
                with(base, Optional.empty(), Optional.of(new FlowEdit(AUDIO, "", "", 0, 1, 1))),
                "acestep-v15-turbo cannot do flow_edit_morph: " + ONLY);
    }

    private static void assertRefused(GenerationRequest request, String message) {
        assertThatExceptionOfType(EngineFailure.class)
                .isThrownBy(() -> Refusals.check(request))
                .withMessage(message);
    }

    private static GenerationRequest with(
            GenerationRequest base, Optional<Path> reference, Optional<FlowEdit> flowEdit) {
        return new GenerationRequest(
                base.model(),
                base.task(),
                base.text(),
                base.metadata(),
                reference,
                flowEdit,
                base.batchSize(),
                base.seeds(),
                base.sampling(),
                base.planning(),
                base.decoding(),
                base.output());
    }
}
