package dev.acestep.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.EngineFailure;
import dev.acestep.music.GenerationRequest;
import dev.acestep.music.InvalidRequest;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.ModelFamily;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.MusicEngine;
import dev.acestep.music.Progress;
import dev.acestep.music.TaskType;
import dev.acestep.music.Track;
import dev.acestep.music.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstalledModelsTest {
    private static final MusicEngine SKETCH = named(ModelInfo.SKETCH, ModelFamily.SKETCH);
    private static final MusicEngine TURBO = named("acestep-v15-turbo", ModelFamily.TURBO);
    private static final MusicEngine BASE = named("acestep-v15-base", ModelFamily.BASE);

    private final InstalledModels fresh =
            new InstalledModels(List.of(SKETCH), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
    private final InstalledModels equipped = new InstalledModels(
            List.of(SKETCH, BASE, TURBO), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());

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
    void aModelThatIsThereAndCannotRunIsNotPlayedByTheEmbeddedEngine() {
        InstalledModels models = new InstalledModels(
                List.of(SKETCH),
                LanguageModels.NONE_INSTALLED,
                "acestep-v15-turbo",
                Map.of("acestep-v15-turbo", "vae/config.json: is missing"));

        assertThatThrownBy(() -> models.resolve(Optional.of("acestep-v15-turbo"), TaskType.TEXT2MUSIC))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("vae/config.json: is missing");
        assertThat(models.resolve(Optional.of("acestep-v15-base"), TaskType.TEXT2MUSIC)
                        .name())
                .isEqualTo("acestep-sketch");
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

    @Test
    void slotOneIsTheDefaultAndASlotKeepsWhatItHasWhenLoadingFails() {
        Loadable turbo = new Loadable(TURBO.model());
        Loadable base = new Loadable(BASE.model());
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, turbo, base), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
        assertThat(models.isLoaded(turbo.model())).isFalse();

        models.load(2, base.model());
        assertThat(models.defaultModel()).isEqualTo(turbo.model());
        models.load(1, base.model());
        assertThat(models.installed())
                .extracting(ModelInfo::name)
                .containsExactly("acestep-v15-base", "acestep-v15-turbo", "acestep-sketch");

        turbo.broken = true;
        assertThatThrownBy(() -> models.load(1, turbo.model())).isInstanceOf(EngineFailure.class);
        assertThat(models.inSlot(1)).contains(base.model());
        assertThat(models.defaultModel()).isEqualTo(base.model());
    }

    @Test
    void whatIdlenessUnloadedIsLoadedAgain() {
        Loadable turbo = new Loadable(TURBO.model());
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, turbo), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
        models.load(1, turbo.model());
        models.load(2, turbo.model());
        assertThat(models.reload()).isEmpty();

        turbo.loaded = false;

        assertThat(models.reload()).containsExactly(turbo.model());
        assertThat(models.isLoaded(turbo.model())).isTrue();
    }

    @Test
    void modelsAreLoadedOnAPlatformThread() throws InterruptedException {
        Loadable turbo = new Loadable(TURBO.model());
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, turbo), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());

        Thread.startVirtualThread(() -> models.load(1, turbo.model())).join();

        assertThat(turbo.loadedOnVirtualThread).isFalse();
        assertThat(turbo.loaded).isTrue();
    }

    @Test
    void aTaskOfTheFamilyThatThisVersionCannotDoIsRefusedAsSuch() {
        ModelInfo wordsOnly = new ModelInfo("acestep-v15-turbo", ModelFamily.TURBO, Set.of(TaskType.TEXT2MUSIC));
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, new Loadable(wordsOnly)), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());

        assertThatThrownBy(() -> models.resolve(Optional.empty(), TaskType.COVER))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(
                        "task_type: \"cover\" is beyond this version, in which acestep-v15-turbo supports text2music");
    }

    @Test
    void aModelIsInitialisedUnlessItsFirstLoadFailed() {
        Loadable turbo = new Loadable(TURBO.model());
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, turbo), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
        assertThat(models.isInitialized(turbo.model())).as("loaded when needed").isTrue();

        turbo.broken = true;
        assertThatThrownBy(() -> models.load(1, turbo.model())).isInstanceOf(EngineFailure.class);
        assertThat(models.isInitialized(turbo.model())).isFalse();

        turbo.broken = false;
        models.load(1, turbo.model());
        turbo.loaded = false;
        assertThat(models.isInitialized(turbo.model()))
                .as("evicted, comes back")
                .isTrue();
        turbo.broken = true;
        assertThatThrownBy(models::reload).isInstanceOf(EngineFailure.class);
        assertThat(models.isInitialized(turbo.model())).isTrue();
    }

    @Test
    void aModelUnderItsFirstLoadIsNotInitialised() {
        Loadable turbo = new Loadable(TURBO.model());
        InstalledModels models = new InstalledModels(
                List.of(SKETCH, turbo), LanguageModels.NONE_INSTALLED, "acestep-v15-turbo", Map.of());
        List<Boolean> meanwhile = new ArrayList<>();
        turbo.whileLoading = () -> meanwhile.add(models.isInitialized(turbo.model()));

        models.load(1, turbo.model());

        assertThat(meanwhile).containsExactly(false);
        assertThat(models.isInitialized(turbo.model())).isTrue();
    }

    /** An engine that notes its loading. */
    private static final class Loadable implements MusicEngine {
        private final ModelInfo model;
        private volatile boolean loaded;
        private volatile boolean loadedOnVirtualThread;
        private volatile boolean broken;
        private volatile Runnable whileLoading = () -> {};

        Loadable(ModelInfo model) {
            this.model = model;
        }

        @Override
        public ModelInfo model() {
            return model;
        }

        @Override
        public boolean isLoaded() {
            return loaded;
        }

        @Override
        public void load() {
            if (broken) {
                throw new EngineFailure("model.safetensors (cut short)");
            }
            whileLoading.run();
            loaded = true;
            loadedOnVirtualThread = Thread.currentThread().isVirtual();
        }

        @Override
        public void generate(GenerationRequest request, Progress progress, Consumer<Track> results) {
            throw new EngineFailure("Only a name");
        }

        @Override
        public Understanding analyse(GenerationRequest request, Progress progress) {
            throw new EngineFailure("Only a name");
        }
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

            @Override
            public Understanding analyse(GenerationRequest request, Progress progress) {
                throw new EngineFailure("Only a name");
            }
        };
    }
}
