package dev.acestep.cli.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which models to run and where.
 *
 * @param slots models of slots 1 to 3 as configured, the first never empty, a later one empty if it is not
 * @param named whether somebody named them, or they are the default
 * @param residency {@code keep}, {@code one-at-a-time} or {@code offload}
 * @param idle after how long a model that nobody uses is unloaded; empty is never
 * @param loraRoots folders in which adapters may lie
 */
public record ModelsConfig(
        Path checkpoints,
        List<String> slots,
        boolean named,
        String device,
        String precision,
        boolean flashAttention,
        String residency,
        Optional<Duration> idle,
        boolean noInit,
        String downloadSource,
        List<Path> loraRoots,
        LanguageModel languageModel) {
    private static final int LONGEST_IDLE_SECONDS = 30 * 24 * 3600;

    public ModelsConfig {
        slots = List.copyOf(slots);
        loraRoots = List.copyOf(loraRoots);
    }

    /**
     * The 5Hz language model.
     *
     * @param init {@code true}: loaded at the start, {@code auto}: when it is first needed, {@code false}: never
     * @param model name, or folder, of the one that requests get which name none
     * @param named whether somebody named it, or it is the default
     * @param backend of the reference, recorded only
     */
    public record LanguageModel(String init, String model, boolean named, String backend, String device) {
        /** Whether there is to be one. */
        public boolean isWanted() {
            return !init.equals("false");
        }

        /** Whether it is to be there before the first request. */
        public boolean isWantedAtStart() {
            return init.equals("true");
        }
    }

    static ModelsConfig from(Settings settings, Path workingFolder) {
        settings.get("ACESTEP_COMPILE_MODEL", Form.FLAG, false);
        String device = settings.get("ACESTEP_DEVICE", Form.DEVICE, "auto");
        return new ModelsConfig(
                settings.get("ACESTEP_CHECKPOINTS_DIR", Form.PATH, workingFolder.resolve("checkpoints")),
                slots(settings),
                settings.find("ACESTEP_CONFIG_PATH", Form.TEXT).isPresent(),
                device,
                settings.get("ACESTEP_PRECISION", Form.word("auto", "fp32", "bf16", "int8"), "auto"),
                settings.get("ACESTEP_USE_FLASH_ATTENTION", Form.FLAG, true),
                residency(settings),
                idle(settings),
                settings.get("ACESTEP_NO_INIT", Form.FLAG, false),
                settings.get("ACESTEP_DOWNLOAD_SOURCE", Form.word("auto", "huggingface", "modelscope"), "auto"),
                settings.get("ACESTEP_LORA_ROOTS", Form.PATHS, List.of(workingFolder.resolve("lora"))),
                languageModel(settings, device));
    }

    private static String residency(Settings settings) {
        boolean all = settings.get("ACESTEP_OFFLOAD_TO_CPU", Form.FLAG, false);
        boolean dit = settings.get("ACESTEP_OFFLOAD_DIT_TO_CPU", Form.FLAG, false);
        boolean planner = settings.get("ACESTEP_LM_OFFLOAD_TO_CPU", Form.FLAG, false);
        return settings.get(
                "ACESTEP_MODEL_RESIDENCY",
                Form.word("keep", "one-at-a-time", "offload"),
                all || dit || planner ? "offload" : "keep");
    }

    private static Optional<Duration> idle(Settings settings) {
        double seconds = settings.get("ACESTEP_MODEL_IDLE_SECONDS", Form.number(0, LONGEST_IDLE_SECONDS), 0.0);
        return seconds == 0 ? Optional.empty() : Optional.of(Form.duration(seconds));
    }

    private static List<String> slots(Settings settings) {
        String first = settings.get("ACESTEP_CONFIG_PATH", Form.TEXT, "acestep-v15-turbo");
        String second = settings.get("ACESTEP_CONFIG_PATH2", Form.TEXT, "");
        String third = settings.get("ACESTEP_CONFIG_PATH3", Form.TEXT, "");
        if (!third.isEmpty()) {
            return List.of(first, second, third);
        }
        return second.isEmpty() ? List.of(first) : List.of(first, second);
    }

    private static LanguageModel languageModel(Settings settings, String device) {
        boolean named = settings.find("ACESTEP_LM_MODEL_PATH", Form.TEXT).isPresent();
        return new LanguageModel(
                settings.get("ACESTEP_INIT_LLM", Form.AUTO_OR_FLAG, "auto"),
                settings.get("ACESTEP_LM_MODEL_PATH", Form.TEXT, "acestep-5Hz-lm-0.6B"),
                named,
                settings.get("ACESTEP_LM_BACKEND", Form.word("vllm", "pt", "mlx"), "vllm"),
                settings.get("ACESTEP_LM_DEVICE", Form.DEVICE, device));
    }
}
