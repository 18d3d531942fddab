package dev.acestep.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.acestep.music.ModelFamily;
import dev.acestep.tensor.Compute;
import dev.acestep.tensor.Device;
import dev.acestep.tensor.Precision;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final String VAE_CUT_SHORT = "vae/diffusion_pytorch_model.safetensors: "
            + "tensor \"encoder.snake1.beta\" ends at byte 871204 of 871199";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyPublishedModelIsFoundByItsFolderAndItsFamilyByItsConfig() {
        Catalogue catalogue = Catalogue.of(Fixtures.checkpoints());

        assertThat(catalogue.complete())
                .extracting(DitFolder::name, DitFolder::family)
                .containsExactlyInAnyOrder(
                        tuple("acestep-v15-base", ModelFamily.BASE),
                        tuple("acestep-v15-turbo", ModelFamily.TURBO),
                        tuple("acestep-v15-xl-turbo", ModelFamily.TURBO));
        assertThat(catalogue.languageModels())
                .extracting(Catalogue.LanguageModelFolder::name)
                .containsExactly("acestep-5Hz-lm-0.6B");
        assertThat(catalogue.broken()).isEmpty();
    }

    @Test
    void theSizesAreThoseOfTheFiles() throws IOException {
        DitFolder turbo =
                Catalogue.of(Fixtures.checkpoints()).find("acestep-v15-turbo").orElseThrow();
        long file = Files.size(turbo.folder().resolve("model.safetensors"));

        assertThat(turbo.weights().fileBytes()).isEqualTo(file);
        long wide = turbo.weights().bytes(Compute.REFERENCE);
        assertThat(wide).isBetween(2 * file * 9 / 10, 2 * file * 11 / 10);
        assertThat(turbo.weights().bytes(new Compute(Device.CPU, Precision.INT8)))
                .isLessThan(wide);
        assertThat(turbo.weights().bytes(new Compute(new Device.Cuda(0), Precision.BF16)))
                .isBetween(wide * 49 / 100, wide * 51 / 100);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        Catalogue catalogue = Catalogue.of(folder.resolve("none"));

        assertThat(catalogue.models()).isEmpty();
        assertThat(catalogue.languageModels()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        copyTiny();
        Files.delete(folder.resolve("acestep-v15-turbo/silence_latent.pt"));
        Files.delete(folder.resolve("acestep-v15-xl-turbo/model-00002-of-00002.safetensors"));
        Files.delete(folder.resolve("Qwen3-Embedding-0.6B/tokenizer.json"));
        cutShort(folder.resolve("vae/diffusion_pytorch_model.safetensors"), 5);

        Catalogue catalogue = Catalogue.of(folder);

        assertThat(catalogue.complete()).isEmpty();
        assertThat(catalogue.find("acestep-v15-turbo").orElseThrow().missing())
                .containsExactly(
                        "acestep-v15-turbo/silence_latent.pt: is missing",
                        VAE_CUT_SHORT,
                        "Qwen3-Embedding-0.6B/tokenizer.json: is missing");
        assertThat(catalogue.find("acestep-v15-xl-turbo").orElseThrow().missing())
                .contains(
                        "acestep-v15-xl-turbo/model-00002-of-00002.safetensors: is missing, though the index names it");
    }

    @Test
    void anAutoencoderOfAnotherRateIsMissed() throws IOException {
        copyTiny();
        Path config = folder.resolve("vae/config.json");
        Files.writeString(config, Files.readString(config).replace("48000", "44100"));

        assertThat(Catalogue.of(folder).find("acestep-v15-turbo").orElseThrow().missing())
                .containsExactly("vae/config.json: sampling_rate: 44100 is not allowed (48000, at which all audio is)");
    }

    @Test
    void aPlannersSizeIsKnownBeforeItIsLoaded() throws IOException {
        Catalogue.LanguageModelFolder planner =
                Catalogue.of(Fixtures.checkpoints()).completeLanguageModels().getFirst();
        long file = Files.size(planner.folder().resolve("model.safetensors"));

        assertThat(planner.fileBytes()).isEqualTo(file);
        assertThat(planner.config().vocabSize()).isEqualTo(2232);
        assertThat(planner.weights().bytes(Compute.REFERENCE)).isBetween(2 * file * 9 / 10, 2 * file * 11 / 10);
    }

    @Test
    void aBrokenFolderIsListedWithItsReasonAndHidesNoOther() throws IOException {
        copyTiny();
        Files.writeString(folder.resolve("acestep-v15-base/config.json"), "{\"model_type\": ");

        Catalogue catalogue = Catalogue.of(folder);

        assertThat(catalogue.complete())
                .extracting(DitFolder::name)
                .containsExactly("acestep-v15-turbo", "acestep-v15-xl-turbo");
        assertThat(catalogue.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.name()).isEqualTo("acestep-v15-base");
            assertThat(broken.reason()).contains("config.json");
        });
    }

    @Test
    void unfinishedDownloadsAndHiddenFoldersAreNotLookedAt() throws IOException {
        copyTiny();
        Files.move(folder.resolve("acestep-v15-base"), folder.resolve("acestep-v15-base.download"));
        Files.move(folder.resolve("acestep-v15-xl-turbo"), folder.resolve(".acestep-v15-xl-turbo"));

        assertThat(Catalogue.of(folder).models()).extracting(DitFolder::name).containsExactly("acestep-v15-turbo");
    }

    @Test
    void aModelMayLieElsewhereUnderAnyName() throws IOException {
        copyTiny();
        Path mine = folder.resolve("elsewhere/mine");
        Files.createDirectories(mine.getParent());
        Files.move(folder.resolve("acestep-v15-base"), mine);

        Catalogue catalogue = Catalogue.of(folder, List.of(mine));

        assertThat(catalogue.find("mine").orElseThrow().family()).isEqualTo(ModelFamily.BASE);
        assertThat(catalogue.complete()).hasSize(3);
    }

    private void copyTiny() throws IOException {
        try (Stream<Path> files = Files.walk(Fixtures.checkpoints())) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path copy =
                        folder.resolve(Fixtures.checkpoints().relativize(file).toString());
                try {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void cutShort(Path file, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }
}
