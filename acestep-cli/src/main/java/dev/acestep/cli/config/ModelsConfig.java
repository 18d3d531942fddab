package dev.acestep.cli.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Which models to run and where; accepted and recorded until the neural engine is there to obey.
 *
 * @param slots models of slots 1 to 3 as configured, the first never empty, a later one empty if it is not
 * @param loraRoots folders in which adapters may lie
 */
public record ModelsConfig(
        Path checkpoints,
        List<String> slots,
        String device,
        String precision,
        boolean flashAttention,
        boolean offloadToCpu,
        boolean offloadDitToCpu,
        boolean noInit,
        String downloadSource,
        List<Path> loraRoots,
        LanguageModel languageModel) {
    public ModelsConfig {
        slots = List.copyOf(slots);
        loraRoots = List.copyOf(loraRoots);
    }

    /** The 5Hz language model: whether it is loaded, which, and where it runs. */
    public record LanguageModel(String init, String model, String backend, String device, boolean offloadToCpu) {}

    static ModelsConfig from(Settings settings, Path workingFolder) {
        settings.get("ACESTEP_COMPILE_MODEL", Form.FLAG, false);
        String device = settings.get("ACESTEP_DEVICE", Form.DEVICE, "auto");
        return new ModelsConfig(
                settings.get("ACESTEP_CHECKPOINTS_DIR", Form.PATH, workingFolder.resolve("checkpoints")),
                slots(settings),
                device,
                settings.get("ACESTEP_PRECISION", Form.word("auto", "fp32", "bf16", "int8"), "auto"),
                settings.get("ACESTEP_USE_FLASH_ATTENTION", Form.FLAG, true),
                settings.get("ACESTEP_OFFLOAD_TO_CPU", Form.FLAG, false),
                settings.get("ACESTEP_OFFLOAD_DIT_TO_CPU", Form.FLAG, false),
                settings.get("ACESTEP_NO_INIT", Form.FLAG, false),
                settings.get("ACESTEP_DOWNLOAD_SOURCE", Form.word("auto", "huggingface", "modelscope"), "auto"),
                settings.get("ACESTEP_LORA_ROOTS", Form.PATHS, List.of(workingFolder.resolve("lora"))),
                languageModel(settings, device));
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
        return new LanguageModel(
                settings.get("ACESTEP_INIT_LLM", Form.AUTO_OR_FLAG, "auto"),
                settings.get("ACESTEP_LM_MODEL_PATH", Form.TEXT, "acestep-5Hz-lm-0.6B"),
                settings.get("ACESTEP_LM_BACKEND", Form.word("vllm", "pt", "mlx"), "vllm"),
                settings.get("ACESTEP_LM_DEVICE", Form.DEVICE, device),
                settings.get("ACESTEP_LM_OFFLOAD_TO_CPU", Form.FLAG, false));
    }
}
