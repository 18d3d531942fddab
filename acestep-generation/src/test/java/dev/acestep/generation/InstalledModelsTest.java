package dev.acestep.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Progress;
import dev.acestep.music.TaskType;
import dev.acestep.music.Track;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledModelsTest {
    private static final MusicEngine SKETCH = named(ModelInfo.SKETCH, ModelFamily.SKETCH);
    private static final MusicEngine TURBO = named("acestep-v15-turbo", ModelFamily.TURBO);
    private static final MusicEngine BASE = named("acestep-v15-base", ModelFamily.BASE);

    private final InstalledModels fresh = new InstalledModels(List.of(SKETCH), "acestep-v15-turbo");
    private final InstalledModels equipped = new InstalledModels(List.of(SKETCH, BASE, TURBO), "acestep-v15-turbo");

    @Test
    void theDefaultComesFirstAndTheEmbeddedEngineLast() {
        assertThat(equipped.installed())
                .extracting(ModelInfo::name)
                .containsExactly("acestep-v15-turbo", "acestep-v15-base", "acestep-sketch");
        assertThat(fresh.defaultModel().name()).isEqualTo("acestep-sketch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acestep-v15-turbo",
                "ACE-Step",
                "acestep/acestep-v15-xl-sft",
                "ace-step-xl",
                "auto",
                " ",
                "acestep-sketch"
            })
    void withoutCheckpointsEveryPublishedNameIsTheEmbeddedEngine(String name) {
        assertThat(fresh.resolve(Optional.of(name), TaskType.TEXT2MUSIC).name()).isEqualTo("acestep-sketch");
    }

    @Test
    void anUnknownNameIsRefusedWithWhatIsInstalled() {
        assertThatThrownBy(() -> equipped.resolve(Optional.of("xyz"), TaskType.TEXT2MUSIC))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(
                        "model: \"xyz\" is not installed (installed: acestep-v15-turbo, acestep-v15-base, acestep-sketch)");
        assertThatThrownBy(() -> fresh.resolve(Optional.of("xyz"), TaskType.TEXT2MUSIC))
                .hasMessage("model: \"xyz\" is not installed (installed: acestep-sketch)");
    }

    @Test
    void aTaskBeyondTheDefaultModelGoesToTheFirstThatCan() {
        assertThat(equipped.resolve(Optional.empty(), TaskType.LEGO).name()).isEqualTo("acestep-v15-base");
        assertThatThrownBy(() -> equipped.resolve(Optional.of("acestep-v15-turbo"), TaskType.LEGO))
                .hasMessageContaining("acestep-v15-turbo, which supports")
                .hasMessageContaining("acestep-v15-base");
    }

    @Test
    void aTaskThatNothingInstalledCanDoNamesTheCheckpoint() {
        assertThatThrownBy(() -> fresh.resolve(Optional.empty(), TaskType.REPAINT))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("task_type: \"repaint\" is beyond acestep-sketch, which supports text2music; "
                        + "it needs a checkpoint such as acestep-v15-turbo");
        assertThatThrownBy(() -> fresh.resolve(Optional.of("acestep-v15-base"), TaskType.EXTRACT))
                .hasMessageEndingWith("it needs a checkpoint such as acestep-v15-base");
    }

    private static MusicEngine named(String name, ModelFamily family) {
        return new MusicEngine() {
            @Override
            public ModelInfo model() {
                return new ModelInfo(name, family);
            }

            @Override
            public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
                throw new EngineFailure("Only a name");
            }
        };
    }
}
