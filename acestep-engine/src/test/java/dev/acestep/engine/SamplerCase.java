package dev.acestep.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.engine.condition.ConditionInputs;
import dev.acestep.engine.sampling.KeptSource;
import dev.acestep.engine.sampling.Noise;
import dev.acestep.engine.sampling.SamplerInputs;
import dev.acestep.engine.sampling.SamplingPlan;
import dev.acestep.engine.sampling.VelocityField;
import dev.acestep.music.Sampling;
import dev.acestep.music.Sampling.InferMethod;
import dev.acestep.music.Sampling.SamplerMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One case of a {@code sampler_*} golden: the reference's arguments and the inputs of its condition stage. */
record SamplerCase(Golden golden, String name, JsonNode arguments, TinyModel model) {
    SamplingPlan plan() {
        return SamplingPlan.of(
                sampling(), model.config(), number("audio_cover_strength", 1), number("cover_noise_strength", 0));
    }

    SamplerInputs inputs() {
        Tensor source = golden.get("in.src_latents");
        Optional<Tensor> given = flag("_hints") ? Optional.of(golden.get(name + ".lm_hints")) : Optional.empty();
        Tensor silence = model.silence().frames(source.size(1)).expand_as(source);
        return new SamplerInputs(
                noise(source),
                field("in.", model.hints().inPlaceOf(source, covers(), given)),
                Optional.of(field("in.non_cover_", silence)),
                Optional.of(source),
                flag("_repaint") ? Optional.of(kept()) : Optional.empty());
    }

    Optional<Long> globalSeed() {
        return arguments.has("_global_seed")
                ? Optional.of(arguments.path("_global_seed").asLong())
                : Optional.empty();
    }

    private Sampling sampling() {
        return new Sampling(
                arguments.path("infer_steps").asInt(8),
                number("diffusion_guidance_scale", 7),
                1,
                number("shift", 1),
                InferMethod.valueOf(word("infer_method", "ode")),
                SamplerMode.valueOf(word("sampler_mode", "euler")),
                StreamSupport.stream(arguments.path("timesteps").spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList(),
                flag("use_adg"),
                number("cfg_interval_start", 0),
                number("cfg_interval_end", 1),
                number("velocity_norm_threshold", 0),
                number("velocity_ema_factor", 0),
                Optional.empty(),
                Optional.empty());
    }

    private Tensor noise(Tensor like) {
        JsonNode seed = arguments.path("seed");
        return seed.isArray()
                ? Noise.ofSeeds(
                        StreamSupport.stream(seed.spliterator(), false)
                                .map(JsonNode::asLong)
                                .toList(),
                        like)
                : Noise.ofOneSeed(seed.asLong(), like);
    }

    private VelocityField field(String words, Tensor latents) {
        Tensor mask = golden.get("in.chunk_masks").to(latents);
        Tensor condition =
                model.conditionEncoder().forward(conditionInputs(words)).hidden();
        boolean guided = !model.config().turbo();
        return new DitField(model.dit(), condition, torch.cat(new TensorVector(latents, mask), 2), guided);
    }

    private ConditionInputs conditionInputs(String words) {
        return new ConditionInputs(
                golden.get(words + "text_hidden_states"),
                golden.get(words + "text_attention_mask"),
                golden.get("in.lyric_hidden_states"),
                golden.get("in.lyric_attention_mask"),
                golden.get("in.refer_audio_acoustic_hidden_states_packed"),
                integers("in.refer_audio_order_mask"));
    }

    private KeptSource kept() {
        return new KeptSource(
                golden.get(name + ".repaint_mask"),
                golden.get(name + ".clean_src_latents"),
                number("repaint_injection_ratio", 0.5),
                (int) number("repaint_crossfade_frames", 10));
    }

    private List<Boolean> covers() {
        return integers("in.is_covers").stream().map(flag -> flag != 0).toList();
    }

    private List<Integer> integers(String tensor) {
        Tensor values = golden.get(tensor).to(ScalarType.Int);
        return LongStream.range(0, values.size(0))
                .mapToObj(i -> values.select(0, i).item_int())
                .toList();
    }

    private double number(String argument, double otherwise) {
        return arguments.path(argument).asDouble(otherwise);
    }

    private boolean flag(String argument) {
        return arguments.path(argument).asBoolean();
    }

    private String word(String argument, String otherwise) {
        return arguments.path(argument).asText(otherwise).toUpperCase(Locale.ROOT);
    }
}
