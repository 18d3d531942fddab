package dev.acestep.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acestep.engine.config.TransformerConfig.Attention;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Reads {@code config.json} of a model folder. */
public final class ConfigFile {
    private final JsonNode json;

    private ConfigFile(JsonNode json) {
        this.json = json;
    }

    public static AceStepConfig aceStep(Path folder) {
        return read(folder).aceStep();
    }

    public static TextEncoderConfig textEncoder(Path folder) {
        return read(folder).textEncoder();
    }

    public static VaeConfig vae(Path folder) {
        ConfigFile file = read(folder);
        return new VaeConfig(
                file.number("audio_channels"),
                file.number("encoder_hidden_size"),
                file.number("decoder_channels"),
                file.number("decoder_input_channels"),
                file.numbers("channel_multiples"),
                file.numbers("downsampling_ratios"),
                (int) file.number("sampling_rate"));
    }

    private static ConfigFile read(Path folder) {
        try {
            return new ConfigFile(
                    new JsonMapper().readTree(folder.resolve("config.json").toFile()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private AceStepConfig aceStep() {
        return new AceStepConfig(
                json.path("model_version").asText("turbo"),
                json.path("is_turbo").asBoolean(),
                transformer("", layers("num_hidden_layers")),
                transformer("encoder_", layers("num_lyric_encoder_hidden_layers")),
                transformer("encoder_", layers("num_timbre_encoder_hidden_layers")),
                transformer("encoder_", layers("num_attention_pooler_hidden_layers")),
                transformer("encoder_", layers("num_attention_pooler_hidden_layers")),
                json.has("encoder_hidden_size"),
                number("in_channels"),
                number("audio_acoustic_hidden_dim"),
                number("text_hidden_dim"),
                number("timbre_hidden_dim"),
                number("timbre_fix_frame"),
                number("patch_size"),
                number("pool_window_size"),
                number("fsq_dim"),
                numbers("fsq_input_levels"));
    }

    private TextEncoderConfig textEncoder() {
        return new TextEncoderConfig(
                transformer("", layers("num_hidden_layers")), number("vocab_size"), number("max_position_embeddings"));
    }

    private TransformerConfig transformer(String prefix, List<Attention> layers) {
        return new TransformerConfig(
                number(prefix, "hidden_size"),
                number(prefix, "intermediate_size"),
                number(prefix, "num_attention_heads"),
                number(prefix, "num_key_value_heads"),
                number("head_dim"),
                json.path("rms_norm_eps").asDouble(),
                json.path("rope_theta").asDouble(),
                json.path("sliding_window").asLong(),
                layers);
    }

    private List<Attention> layers(String count) {
        JsonNode types = json.path("layer_types");
        return IntStream.range(0, (int) number(count))
                .mapToObj(i -> types.has(i)
                        ? attention(types.get(i).asText())
                        : (i % 2 == 0 ? Attention.SLIDING : Attention.FULL))
                .toList();
    }

    private static Attention attention(String type) {
        return type.equals("sliding_attention") ? Attention.SLIDING : Attention.FULL;
    }

    private long number(String prefix, String name) {
        return json.has(prefix + name) ? number(prefix + name) : number(name);
    }

    private long number(String name) {
        return json.path(name).asLong();
    }

    private List<Long> numbers(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }
}
