package dev.acestep.engine.config;

import static dev.acestep.engine.config.TransformerConfig.DEEPEST;
import static dev.acestep.tensor.CheckpointFile.quoted;

import dev.acestep.engine.config.TransformerConfig.Attention;
import dev.acestep.music.Pcm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Reads {@code config.json} of a model folder. What is missing, of the wrong kind or out of range, and what would need
 * arithmetic that does not exist here, is refused as a {@code BadCheckpoint} that names the member.
 */
public final class ConfigFile {
    private static final String ENCODER = "encoder_";

    private final ConfigMembers members;

    private ConfigFile(ConfigMembers members) {
        this.members = members;
    }

    public static AceStepConfig aceStep(Path folder) {
        return ConfigMembers.read(folder, members -> new ConfigFile(members).aceStep());
    }

    public static TextEncoderConfig textEncoder(Path folder) {
        return ConfigMembers.read(folder, members -> new ConfigFile(members).textEncoder());
    }

    public static VaeConfig vae(Path folder) {
        return ConfigMembers.read(folder, members -> {
            long rate = members.number("sampling_rate");
            NotAllowed.unless(
                    rate == Pcm.SAMPLE_RATE,
                    "sampling_rate",
                    rate,
                    "%d, at which all audio is".formatted(Pcm.SAMPLE_RATE));
            return new VaeConfig(
                    members.number("audio_channels"),
                    members.number("encoder_hidden_size"),
                    members.number("decoder_channels"),
                    members.number("decoder_input_channels"),
                    members.numbers("channel_multiples"),
                    members.numbers("downsampling_ratios"),
                    (int) rate);
        });
    }

    private AceStepConfig aceStep() {
        requireKnownArithmetic();
        boolean turbo = turbo();
        TransformerConfig dit = transformer("", "num_hidden_layers", true);
        TransformerConfig pooler = transformer(ENCODER, "num_attention_pooler_hidden_layers", true);
        return new AceStepConfig(
                members.text("model_version", turbo ? "turbo" : "base"),
                turbo,
                dit,
                transformer(ENCODER, "num_lyric_encoder_hidden_layers", true),
                transformer(ENCODER, "num_timbre_encoder_hidden_layers", true),
                pooler,
                pooler,
                hasEncoderWidth(dit),
                members.number("in_channels"),
                members.number("audio_acoustic_hidden_dim"),
                members.number("text_hidden_dim"),
                members.number("timbre_hidden_dim"),
                members.number("timbre_fix_frame"),
                members.number("patch_size"),
                members.number("pool_window_size"),
                members.number("fsq_dim"),
                members.numbers("fsq_input_levels"),
                lyricAlignment(dit),
                members.flag("is_lego_sft", false));
    }

    /** XL's encoders have a width of their own; a member that repeats the DiT's says nothing. */
    private boolean hasEncoderWidth(TransformerConfig dit) {
        return members.has("encoder_hidden_size") && members.number("encoder_hidden_size") != dit.hiddenSize();
    }

    private boolean turbo() {
        if (members.has("is_turbo")) {
            return members.flag("is_turbo", false);
        }
        if (!members.has("model_version")) {
            throw members.file().bad("has neither is_turbo nor model_version");
        }
        return members.text("model_version", "").equals("turbo");
    }

    private TextEncoderConfig textEncoder() {
        requireKnownArithmetic();
        return new TextEncoderConfig(
                transformer("", "num_hidden_layers", false),
                members.number("vocab_size"),
                members.number("max_position_embeddings"));
    }

    private void requireKnownArithmetic() {
        NotAllowed.unless(
                !members.has("rope_scaling"), "rope_scaling", "a scaling", "null: scaled rotations are not supported");
        NotAllowed.unless(
                !members.flag("attention_bias", false), "attention_bias", true, "false: biases are not supported");
        String activation = members.text("hidden_act", "silu");
        NotAllowed.unless(activation.equals("silu"), "hidden_act", quoted(activation), "silu");
        long quantizers = members.has("fsq_input_num_quantizers") ? members.number("fsq_input_num_quantizers") : 1;
        NotAllowed.outside(1, 1, "fsq_input_num_quantizers", quantizers);
    }

    /**
     * One stack of layers.
     *
     * @param prefix of the sizes' names, for those that the file has under it
     * @param count the member that says how many layers there are
     * @param alternating whether every other layer slides where the file does not say
     */
    private TransformerConfig transformer(String prefix, String count, boolean alternating) {
        List<Attention> layers = layers(count, alternating);
        boolean sliding = layers.contains(Attention.SLIDING);
        try {
            return new TransformerConfig(
                    members.number(name(prefix, "hidden_size")),
                    members.number(name(prefix, "intermediate_size")),
                    members.number(name(prefix, "num_attention_heads")),
                    members.number(name(prefix, "num_key_value_heads")),
                    members.number("head_dim"),
                    members.real("rms_norm_eps", 1e-6),
                    members.real("rope_theta", 1e6),
                    sliding ? members.number("sliding_window") : 0,
                    layers);
        } catch (NotAllowed e) {
            throw e.as(name(prefix, e.member()));
        }
    }

    private String name(String prefix, String member) {
        return members.has(prefix + member) ? prefix + member : member;
    }

    private List<Attention> layers(String countMember, boolean alternating) {
        long count = members.number(countMember);
        NotAllowed.outside(1, DEEPEST, countMember, count);
        List<Attention> stated = members.has("layer_types")
                ? members.texts("layer_types").stream()
                        .map(ConfigFile::attention)
                        .toList()
                : alternating ? alternating(count) : List.of();
        boolean slides = members.flag("use_sliding_window", alternating);
        if (!slides || stated.isEmpty()) {
            return IntStream.range(0, (int) count).mapToObj(_ -> Attention.FULL).toList();
        }
        NotAllowed.unless(
                stated.size() >= count,
                "layer_types",
                stated.size() + " entries",
                "one for each of %s, %d".formatted(countMember, count));
        return stated.subList(0, (int) count);
    }

    private static List<Attention> alternating(long count) {
        return IntStream.range(0, (int) count)
                .mapToObj(i -> i % 2 == 0 ? Attention.SLIDING : Attention.FULL)
                .toList();
    }

    private static Attention attention(String type) {
        Set<String> known = Set.of("sliding_attention", "full_attention");
        NotAllowed.unless(known.contains(type), "layer_types", quoted(type), "sliding_attention or full_attention");
        return type.equals("sliding_attention") ? Attention.SLIDING : Attention.FULL;
    }

    private Map<Integer, List<Integer>> lyricAlignment(TransformerConfig dit) {
        String member = "lyric_alignment_layers_config";
        if (!members.has(member)) {
            return LyricAlignment.published(dit);
        }
        ConfigMembers stated = members.object(member);
        Map<Integer, List<Integer>> heads = new TreeMap<>();
        stated.json().fieldNames().forEachRemaining(layer -> {
            NotAllowed.unless(layer.matches("\\d{1,3}"), member, quoted(layer), "numbers of layers");
            List<Integer> ofLayer = stated.numbers(layer).stream()
                    .map(head -> Math.clamp(head, -1, Integer.MAX_VALUE))
                    .toList();
            heads.put(Integer.valueOf(layer), ofLayer);
        });
        return heads;
    }
}
