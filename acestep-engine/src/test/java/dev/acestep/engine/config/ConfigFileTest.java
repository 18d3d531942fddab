package dev.acestep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigFileTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();

    @TempDir
    Path temporary;

    @Test
    void theTinyModelsAreRead() {
        AceStepConfig turbo = ConfigFile.aceStep(Fixtures.checkpoints().resolve("acestep-v15-turbo"));
        assertThat(turbo.turbo()).isTrue();
        assertThat(turbo.timbreClassToken()).isFalse();
        assertThat(turbo.legoSft()).isFalse();
        assertThat(turbo.lyricAlignment()).isEqualTo(Map.of(1, List.of(2), 2, List.of(0, 3), 3, List.of(1)));
        assertThat(turbo.dit().layers())
                .containsExactly(Attention.SLIDING, Attention.FULL, Attention.SLIDING, Attention.FULL);
        assertThat(turbo.lyricEncoder().layers()).hasSize(3);
        AceStepConfig xl = ConfigFile.aceStep(Fixtures.checkpoints().resolve("acestep-v15-xl-turbo"));
        assertThat(xl.timbreClassToken()).isTrue();
        assertThat(xl.dit().hiddenSize()).isEqualTo(80);
        assertThat(xl.conditionSize()).isEqualTo(64);
        assertThat(ConfigFile.textEncoder(Fixtures.checkpoints().resolve("Qwen3-Embedding-0.6B"))
                        .vocabSize())
                .isEqualTo(1200);
        assertThat(ConfigFile.vae(Fixtures.checkpoints().resolve("vae")).hop()).isEqualTo(1920);
    }

    @Test
    void whatMayBeAbsentHasTheDefaultsOfTheReference() throws IOException {
        AceStepConfig config = aceStep(json -> {
            json.remove(List.of(
                    "layer_types", "rope_theta", "rms_norm_eps", "model_version", "hidden_act", "rope_scaling"));
            json.remove(List.of("attention_bias", "use_sliding_window", "lyric_alignment_layers_config"));
            return json.put("is_lego_sft", true);
        });
        assertThat(config.dit().layers())
                .containsExactly(Attention.SLIDING, Attention.FULL, Attention.SLIDING, Attention.FULL);
        assertThat(config.dit().ropeTheta()).isEqualTo(1e6);
        assertThat(config.dit().rmsNormEps()).isEqualTo(1e-6);
        assertThat(config.modelVersion()).isEqualTo("turbo");
        assertThat(config.legoSft()).isTrue();
        assertThat(config.lyricAlignment()).isEmpty();
        assertThat(aceStep(json -> json.remove(List.of("is_turbo"))).turbo()).isTrue();
    }

    @Test
    void withoutAWindowEveryLayerIsFull() throws IOException {
        AceStepConfig config =
                aceStep(json -> json.put("use_sliding_window", false).putNull("sliding_window"));
        assertThat(config.dit().layers()).hasSize(4).containsOnly(Attention.FULL);
        assertThat(config.dit().slidingWindow()).isZero();
    }

    @Test
    void lyricsAreAlignedByTheHeadsOfThePublishedModelThatFits() throws IOException {
        assertThat(published(24, 16)).containsEntry(3, List.of(10, 11)).hasSize(5);
        assertThat(published(32, 32)).containsEntry(3, List.of(18, 27)).hasSize(5);
        assertThat(published(4, 32)).isEmpty();
    }

    private Map<Integer, List<Integer>> published(int layers, int heads) throws IOException {
        return aceStep(json -> {
                    json.remove(List.of("lyric_alignment_layers_config", "layer_types"));
                    return json.put("num_hidden_layers", layers).put("num_attention_heads", heads);
                })
                .lyricAlignment();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'num_hidden_layers':null}|has no num_hidden_layers",
                "{'hidden_size':'64'}|hidden_size: \"64\" is not allowed (a whole number)",
                "{'hidden_size':64.5}|hidden_size: 64.5 is not allowed (a whole number)",
                "{'hidden_size':1e400}|hidden_size",
                "{'hidden_size':99999999999999999999}|is not allowed (a whole number)",
                "{'hidden_size':65537}|hidden_size: 65537 is not allowed (1 to 65536)",
                "{'encoder_hidden_size':-1}|encoder_hidden_size: -1 is not allowed (1 to 65536)",
                "{'num_hidden_layers':201}|num_hidden_layers: 201 is not allowed (1 to 200)",
                "{'num_lyric_encoder_hidden_layers':5}|one for each of num_lyric_encoder_hidden_layers, 5",
                "{'num_key_value_heads':3}|num_key_value_heads: 3 is not allowed (a divisor of num_attention_heads, 4)",
                "{'num_key_value_heads':0}|num_key_value_heads: 0 is not allowed",
                "{'head_dim':15}|head_dim: 15 is not allowed (an even number from 2 to 1024)",
                "{'rms_norm_eps':0}|rms_norm_eps: 0.0 is not allowed (above 0, at most 1)",
                "{'rope_theta':'big'}|rope_theta: \"big\" is not allowed (a number)",
                "{'rope_theta':-1}|rope_theta: -1.0 is not allowed",
                "{'rope_scaling':{'type':'yarn'}}|rope_scaling: a scaling is not allowed",
                "{'attention_bias':true}|attention_bias: true is not allowed",
                "{'attention_bias':1}|attention_bias: 1 is not allowed (true or false)",
                "{'hidden_act':'gelu'}|hidden_act: \"gelu\" is not allowed (silu)",
                "{'sliding_window':null}|has no sliding_window",
                "{'sliding_window':0}|sliding_window: 0 is not allowed (1 to 1000000)",
                "{'layer_types':'full'}|layer_types: \"full\" is not allowed (a list)",
                "{'layer_types':['full']}|layer_types: \"full\" is not allowed (sliding_attention or full_attention)",
                "{'layer_types':['full_attention']}|layer_types: 1 entries is not allowed",
                "{'is_turbo':'yes'}|is_turbo: \"yes\" is not allowed (true or false)",
                "{'is_turbo':null,'model_version':null}|has neither is_turbo nor model_version",
                "{'model_version':3}|model_version: 3 is not allowed (text)",
                "{'in_channels':25}|in_channels: 25 is not allowed (three times audio_acoustic_hidden_dim, 8)",
                "{'timbre_hidden_dim':9}|timbre_hidden_dim: 9 is not allowed (audio_acoustic_hidden_dim, 8)",
                "{'patch_size':0}|patch_size: 0 is not allowed (1 to 64)",
                "{'fsq_input_levels':[]}|number of fsq_input_levels: 0 is not allowed (1 to 16)",
                "{'fsq_input_levels':[8,1]}|fsq_input_levels: 1 is not allowed (2 to 65536)",
                "{'fsq_input_levels':[65536,65536]}|fsq_input_levels: [65536, 65536] is not allowed (a product",
                "{'fsq_input_levels':8}|fsq_input_levels: 8 is not allowed (a list)",
                "{'fsq_input_num_quantizers':2}|fsq_input_num_quantizers: 2 is not allowed (1 to 1)",
                "{'lyric_alignment_layers_config':[]}|lyric_alignment_layers_config: [] is not allowed (an object)",
                "{'lyric_alignment_layers_config':{'x':[1]}}|lyric_alignment_layers_config: \"x\" is not allowed",
                "{'lyric_alignment_layers_config':{'4':[1]}}|lyric_alignment_layers_config: 4 is not allowed (0 to 3)",
                "{'lyric_alignment_layers_config':{'3':[9]}}|lyric_alignment_layers_config.3: 9 is not allowed (0 to 3)",
            })
    void everyBadMemberIsNamed(String changes, String message) throws IOException {
        Path folder = changed("acestep-v15-turbo", json -> json.setAll(object(changes)));
        assertRefused(() -> ConfigFile.aceStep(folder), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'audio_channels':1}|audio_channels: 1 is not allowed (2 to 2)",
                "{'sampling_rate':0}|sampling_rate: 0 is not allowed",
                "{'sampling_rate':44100}|sampling_rate: 44100 is not allowed (48000, at which all audio is)",
                "{'sampling_rate':4294967297}|sampling_rate: 4294967297 is not allowed",
                "{'downsampling_ratios':[2,4,4,6]}|channel_multiples: [1, 2, 2, 3, 4] is not allowed (one for each",
                "{'downsampling_ratios':[2,4,4,6,1]}|downsampling_ratios: 1 is not allowed (2 to 64)",
                "{'channel_multiples':[1,2,2,3,5000]}|channel_multiples: 5000 is not allowed (1 to 4096)",
                "{'decoder_channels':0}|decoder_channels: 0 is not allowed",
            })
    void everyBadMemberOfTheAutoencoderIsNamed(String changes, String message) throws IOException {
        Path folder = changed("vae", json -> json.setAll(object(changes)));
        assertRefused(() -> ConfigFile.vae(folder), message);
    }

    @Test
    void aTextModelWithSlidingAttentionIsRefused() throws IOException {
        String changes = "{'use_sliding_window':true,'sliding_window':8,"
                + "'layer_types':['sliding_attention','full_attention','full_attention']}";
        Path folder = changed("Qwen3-Embedding-0.6B", json -> json.setAll(object(changes)));
        assertRefused(() -> ConfigFile.textEncoder(folder), "layer_types: sliding_attention is not allowed");
    }

    @Test
    void whatIsNoConfigurationIsRefused() throws IOException {
        assertRefused(() -> ConfigFile.vae(temporary), "is missing");
        Path file = temporary.resolve("config.json");
        Files.writeString(file, "");
        assertRefused(() -> ConfigFile.vae(temporary), "is not an object");
        Files.writeString(file, "{\"a\":1,\"a\":2}");
        assertRefused(() -> ConfigFile.vae(temporary), "Duplicate");
        Files.writeString(file, "{} x");
        assertRefused(() -> ConfigFile.vae(temporary), "is not strict JSON");
        Files.writeString(file, "[".repeat(100_000));
        assertRefused(() -> ConfigFile.vae(temporary), "is not strict JSON");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertRefused(() -> ConfigFile.vae(temporary), "has 1048577 bytes (at most 1048576)");
    }

    private static void assertRefused(Runnable reading, String message) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(BadCheckpoint.class)
                .message()
                .contains("/config.json: ")
                .contains(message)
                .hasLineCount(1);
    }

    private AceStepConfig aceStep(Function<ObjectNode, ?> change) throws IOException {
        return ConfigFile.aceStep(changed("acestep-v15-turbo", change));
    }

    private Path changed(String model, Function<ObjectNode, ?> change) throws IOException {
        Path stated = Fixtures.checkpoints().resolve(model).resolve("config.json");
        ObjectNode json = (ObjectNode) MAPPER.readTree(stated.toFile());
        Object _ = change.apply(json);
        MAPPER.writeValue(temporary.resolve("config.json").toFile(), json);
        return temporary;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
