package dev.acestep.cli;

import dev.acestep.music.InvalidRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The request's fields by the names of the options that fill them. */
final class OptionNames {
    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            Map.entry("audio_duration", "--duration"),
            Map.entry("key_scale", "--key"),
            Map.entry("vocal_language", "--language"),
            Map.entry("task_type", "--task"),
            Map.entry("audio_format", "--format"),
            Map.entry("batch_size", "--batch"),
            Map.entry("inference_steps", "--steps"),
            Map.entry("guidance_scale", "--guidance"),
            Map.entry("audio_code_string", "--audio-codes"),
            Map.entry("src_audio_path", "--src"),
            Map.entry("reference_audio_path", "--reference"),
            Map.entry("repainting_start", "--repaint-start"),
            Map.entry("repainting_end", "--repaint-end"),
            Map.entry("repaint_latent_crossfade_frames", "--latent-crossfade"),
            Map.entry("repaint_wav_crossfade_sec", "--wav-crossfade"),
            Map.entry("chunk_mask_mode", "--mask"),
            Map.entry("audio_cover_strength", "--cover-strength"),
            Map.entry("cover_noise_strength", "--cover-noise"),
            Map.entry("track_name", "--track"),
            Map.entry("track_classes", "--tracks"),
            Map.entry("flow_edit_morph", "--morph"),
            Map.entry("flow_edit_source_caption", "--morph-from-caption"),
            Map.entry("flow_edit_source_lyrics", "--morph-from-lyrics"),
            Map.entry("flow_edit_n_min", "--morph-min"),
            Map.entry("flow_edit_n_max", "--morph-max"),
            Map.entry("flow_edit_n_avg", "--morph-avg"),
            Map.entry("sample_query", "--sample"),
            Map.entry("lm_cfg_scale", "--lm-cfg"),
            Map.entry("lm_model_path", "--lm"));

    private static final List<String> RELATED = List.of("repainting_start", "repainting_end");

    private OptionNames() {}

    /** The refusal's message with the field replaced by what fills it in that command: an option, or its one argument. */
    static String inWordsOfTheCommandLine(InvalidRequest refusal, CommandSpec command) {
        String field = refusal.field();
        String option = Objects.requireNonNull(BY_FIELD.getOrDefault(field, "--" + field.replace('_', '-')));
        String message = String.valueOf(refusal.getMessage());
        return message.startsWith(field)
                ? argument(option, command) + rule(message.substring(field.length()))
                : message;
    }

    /** Rules of a region name each other's ends. */
    private static String rule(String text) {
        return RELATED.stream()
                .reduce(text, (rule, field) -> rule.replace(field, Objects.requireNonNull(BY_FIELD.get(field))));
    }

    private static String argument(String option, CommandSpec command) {
        if (command.findOption(option) != null) {
            return option;
        }
        List<String> labels = command.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .toList();
        return labels.stream()
                .filter(label -> option.equalsIgnoreCase("--" + label))
                .findFirst()
                .orElseGet(() -> labels.size() == 1 ? labels.getFirst() : option);
    }
}
