package dev.acestep.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acestep.music.Cancelled;
import dev.acestep.music.EngineFailure;
import dev.acestep.music.Language;
import dev.acestep.music.LanguageModel;
import dev.acestep.music.LanguageModels;
import dev.acestep.music.Metadata;
import dev.acestep.music.ModelInfo;
import dev.acestep.music.Progress;
import dev.acestep.music.SongDraft;
import dev.acestep.sketch.SketchEngine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The language models of a server, as requests see them. */
@Timeout(30)
class ServingLanguageModelsTest {
    private final Writer small = new Writer("acestep-5Hz-lm-0.6B");
    private final Writer large = new Writer("acestep-5Hz-lm-1.7B");
    private final InstalledModels models = new InstalledModels(
            List.of(new SketchEngine()), new LanguageModels(List.of(small, large), ""), ModelInfo.SKETCH, Map.of());

    @Test
    void requestsOnVirtualThreadsAreServedOnPlatformThreads() throws InterruptedException {
        AtomicReference<SongDraft> written = new AtomicReference<>();
        Thread.startVirtualThread(() -> {
                    LanguageModel model = models.languageModels().standard().orElseThrow();
                    model.load();
                    written.set(model.format("folk", "la", Metadata.UNKNOWN, 0.85, Progress.SILENT));
                })
                .join();
        assertThat(written.get().caption()).isEqualTo("folk on a platform thread");
        assertThat(small.loaded).isTrue();
    }

    @Test
    void aCallerThatIsInterruptedStopsTheModelAtItsNextStep() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        small.whileWriting = progress -> {
            try {
                while (true) {
                    progress.report(0.5, "Writing");
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (Cancelled e) {
                stopped.countDown();
                throw e;
            }
        };
        Thread caller = Thread.startVirtualThread(() -> {
            LanguageModel model = models.languageModels().standard().orElseThrow();
            try {
                model.sample("", false, Language.UNKNOWN, 1, Progress.SILENT);
            } catch (Cancelled e) {
                thrown.set(e);
            }
        });
        small.writing.await();
        caller.interrupt();
        caller.join();
        stopped.await();
        assertThat(thrown.get()).isInstanceOf(Cancelled.class);
    }

    @Test
    void theOneLoadedLastIsTheDefault() {
        models.load(models.languageModels().named("acestep-5Hz-lm-1.7B"));
        assertThat(models.languageModels().installed())
                .extracting(LanguageModel::name)
                .containsExactly("acestep-5Hz-lm-1.7B", "acestep-5Hz-lm-0.6B");

        small.broken = true;
        assertThatThrownBy(() -> models.load(models.languageModels().named("acestep-5Hz-lm-0.6B")))
                .isInstanceOf(EngineFailure.class);
        assertThat(models.languageModels().standard().orElseThrow().name()).isEqualTo("acestep-5Hz-lm-1.7B");
    }

    @Test
    void onlyWhatWasLoadedOnPurposeIsLoadedAgain() {
        assertThat(models.reloadLanguageModel()).isEmpty();
        models.languageModels().standard().orElseThrow().load();
        assertThat(models.reloadLanguageModel()).as("in memory").isEmpty();

        small.loaded = false;

        assertThat(models.reloadLanguageModel()).map(LanguageModel::name).contains("acestep-5Hz-lm-0.6B");
        assertThat(small.loaded).isTrue();
    }

    @Test
    void whereThereIsNoneTheReasonStays() {
        InstalledModels none = new InstalledModels(
                List.of(new SketchEngine()), LanguageModels.none("switched off"), ModelInfo.SKETCH, Map.of());
        assertThat(none.languageModels()).isEqualTo(LanguageModels.none("switched off"));
        assertThat(none.reloadLanguageModel()).isEmpty();
    }

    /** A language model that tells on which kind of thread it wrote. */
    private static final class Writer implements LanguageModel {
        private final String name;
        private final CountDownLatch writing = new CountDownLatch(1);
        private volatile boolean loaded;
        private volatile boolean broken;
        private volatile Work whileWriting = _ -> {};

        Writer(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
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
            loaded = true;
        }

        @Override
        public SongDraft sample(
                String query, boolean instrumental, Language language, double temperature, Progress progress) {
            return written(query, progress);
        }

        @Override
        public SongDraft format(String caption, String lyrics, Metadata given, double temperature, Progress progress) {
            return written(caption, progress);
        }

        private SongDraft written(String words, Progress progress) {
            writing.countDown();
            whileWriting.on(progress);
            String kind = Thread.currentThread().isVirtual() ? "virtual" : "platform";
            return new SongDraft("%s on a %s thread".formatted(words, kind), "", Metadata.UNKNOWN, "");
        }
    }

    private interface Work {
        void on(Progress progress);
    }
}
