package dev.acestep.cli;

import picocli.CommandLine.Option;

/** The options of a command that needs to know of models. */
class SettingOptions extends CommonOptions {
    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Where installed models are found (ACESTEP_CHECKPOINTS_DIR; default checkpoints).")
    void checkpoints(String folder) {
        set("ACESTEP_CHECKPOINTS_DIR", folder);
    }

    @Option(
            names = "--device",
            paramLabel = "D",
            description =
                    "auto, cpu, cuda or cuda:N (ACESTEP_DEVICE), of neural models; auto is a GPU if there is one.")
    void device(String device) {
        set("ACESTEP_DEVICE", device);
    }

    @Option(
            names = "--precision",
            paramLabel = "P",
            description =
                    "auto, fp32, bf16 or int8 (ACESTEP_PRECISION), of neural models; auto is fp32 on a CPU, bf16 on"
                            + " a GPU.")
    void precision(String precision) {
        set("ACESTEP_PRECISION", precision);
    }
}
