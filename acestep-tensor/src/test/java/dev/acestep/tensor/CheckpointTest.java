package dev.acestep.tensor;

import static dev.acestep.tensor.HandMade.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {
    private static final String ONE = "one.safetensors";
    private static final String TWO = "two.safetensors";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "diffusion_pytorch_model.safetensors"})
    void theWeightsAreOneFileUnderEitherName(String name) throws IOException {
        weights(name, "a");
        Files.writeString(folder.resolve("adapter_model.safetensors"), "not opened");
        try (var _ = TensorScope.open();
                var checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.names()).containsExactly("a");
            assertThat(checkpoint.read("a", 2).numel()).isEqualTo(2);
            assertThatThrownBy(() -> checkpoint.read("b", 2)).hasMessageEndingWith("has no tensor \"b\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "diffusion_pytorch_model"})
    void theWeightsAreShardsThatAnIndexNames(String stem) throws IOException {
        weights(ONE, "a", "unlisted");
        weights(TWO, "b");
        Files.writeString(
                folder.resolve(stem + ".safetensors.index.json"),
                "{\"metadata\":{\"total_size\":16},\"weight_map\":{\"b\":\"%s\",\"a\":\"%s\"}}".formatted(TWO, ONE));
        try (var _ = TensorScope.open();
                var checkpoint = Checkpoint.open(folder)) {
            assertThat(checkpoint.names()).containsExactlyInAnyOrder("a", "b");
            assertThat(checkpoint.read("b", 2).numel()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|is not an object",
                "{}|has no weight_map",
                "{'weight_map':[]}|weight_map is not an object",
                "{'weight_map':{}}|weight_map names no tensor",
                "{'weight_map':{'a':1}}|weight_map of \"a\" is not the name of a file",
                "{'weight_map':{'a':'one.safetensors','a':'one.safetensors'}}|Duplicate",
                "{'weight_map':{'a':'../secret.safetensors'}}|names \"../secret.safetensors\" (a plain name",
                "{'weight_map':{'a':'/etc/passwd'}}|names \"/etc/passwd\" (a plain name",
                "{'weight_map':{'a':'..\\\\x.safetensors'}}|(a plain name",
                "{'weight_map':{'a':'a\\u0000.safetensors'}}|(a plain name",
                "{'weight_map':{'a':'.safetensors'}}|(a plain name",
                "{'weight_map':{'a':'three.safetensors'}}|three.safetensors: is missing, though the index names it",
                "{'weight_map':{'a':'link.safetensors'}}|link.safetensors: is a link out of its folder",
                "{'weight_map':{'c':'one.safetensors'}}|tensor \"c\" is not in one.safetensors",
                "{'weight_map':{'b':'one.safetensors','a':'two.safetensors'}}|is in one.safetensors and in two.safetensors",
            })
    void anIndexThatMisleadsIsRefused(String json, String message) throws IOException {
        weights(ONE, "a");
        weights(TWO, "a", "b");
        Path models = Files.createDirectory(folder.resolve("models"));
        Files.createSymbolicLink(models.resolve("link.safetensors"), folder.resolve(ONE));
        Files.copy(folder.resolve(ONE), models.resolve(ONE));
        Files.copy(folder.resolve(TWO), models.resolve(TWO));
        Files.writeString(models.resolve("model.safetensors.index.json"), json.replace('\'', '"'));
        assertThatThrownBy(() -> Checkpoint.open(models).close())
                .isInstanceOf(BadCheckpoint.class)
                .message()
                .startsWith("models/")
                .contains(message)
                .hasLineCount(1);
    }

    @Test
    void aFolderWithoutWeightsIsRefused() throws IOException {
        Files.writeString(folder.resolve("adapter_model.safetensors"), "not opened");
        assertThatThrownBy(() -> Checkpoint.open(folder).close())
                .isInstanceOf(BadCheckpoint.class)
                .hasMessageContaining("has no weights (model.safetensors or diffusion_pytorch_model.safetensors");
    }

    private void weights(String name, String... tensors) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < tensors.length; i++) {
            header.append(i == 0 ? "{" : ",").append(entry(tensors[i], "F32", "2", 8L * i, 8L * i + 8));
        }
        HandMade.write(folder.resolve(name), header + "}", 8 * tensors.length);
    }
}
